import { Euler, Object3D, PerspectiveCamera, Quaternion, Vector3 } from 'three';
import { distanceMm } from '../motion/framing.ts';
import type { View } from '../motion/view.ts';

/** Sets the lens for a view. The lens stays on +Z and looks along -Z; the watch is turned before it. `depthMm` is how far what is seen may reach before and behind the middle. */
export function setLens(camera: PerspectiveCamera, view: View, width: number, height: number, depthMm: number): void {
  const fovDeg = Math.exp(view.logFovDeg);
  const distance = distanceMm(Math.exp(view.logHeightMm), fovDeg) / 1000;
  camera.position.set(0, 0, distance);
  camera.quaternion.identity();
  camera.fov = fovDeg;
  camera.aspect = width / height;
  camera.near = Math.max(0.01, distance - depthMm / 1000);
  camera.far = distance + depthMm / 1000;
  // The principal point moves, not the watch: it keeps the same straight look wherever it stands.
  camera.setViewOffset(width, height, (0.5 - view.centreX) * width, (0.5 - view.centreY) * height, width, height);
  camera.updateMatrixWorld();
}

/** Turns and places a watch (dial towards +Z, 12 towards +Y, metres) as the view asks. `asideMm` moves it level, for a pair. */
export function turnWatch(watch: Object3D, view: View, asideMm: number): void {
  watch.quaternion.copy(turnOf(view));
  lookAt.set(view.lookRightMm, view.lookUpMm, view.lookOutMm).multiplyScalar(-0.001).applyQuaternion(watch.quaternion);
  watch.position.copy(lookAt);
  watch.position.x += asideMm / 1000;
  watch.updateMatrixWorld();
}

function turnOf(view: View): Quaternion {
  euler.set(view.elevationDeg * radians, -view.azimuthDeg * radians, 0, 'XYZ');
  roll.setFromAxisAngle(lensAxis, view.rollDeg * radians);
  return roll.multiply(turn.setFromEuler(euler));
}

// Scratch objects: a frame allocates nothing.
const lookAt = new Vector3();
const euler = new Euler();
const roll = new Quaternion();
const turn = new Quaternion();
const lensAxis = new Vector3(0, 0, 1);
const radians = Math.PI / 180;
