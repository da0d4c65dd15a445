import { Mesh, PlaneGeometry, ShaderMaterial, Vector2, type Vector3 } from 'three';
import { grain } from '../picture/develop.ts';
import type { Girth } from '../motion/framing.ts';
import type { View } from '../motion/view.ts';

export type GroundShadow = {
  readonly mesh: Mesh;
  /** `strength` 0 to 1, of a watch at `at` that is turned as in `view`; it is thrown away from where the key light stands across. */
  readonly cast: (strength: number, view: Pick<View, 'rollDeg' | 'azimuthDeg'>, keyX: number, at: Vector3) => void;
  readonly dispose: () => void;
};

/**
 * The soft shadow of a watch held a hand's breadth before its ground. It is as far away as that, so only the watch's
 * long shape is left of it: a capsule, its edge wide, thrown away from the key light.
 */
export function createGroundShadow({ widthMm, heightMm }: Girth): GroundShadow {
  const half = new Vector2(widthMm / 2000, heightMm / 2000);
  const material = new ShaderMaterial({
    name: 'stage-ground-shadow',
    transparent: true,
    depthTest: false,
    depthWrite: false,
    uniforms: { halfSize: { value: half }, strength: { value: 0 } },
    vertexShader: `varying vec2 at; void main() { at = position.xy; gl_Position = projectionMatrix * modelViewMatrix * vec4(position, 1.0); }`,
    fragmentShader: `
      uniform vec2 halfSize; uniform float strength; varying vec2 at;
      ${grain}
      void main() {
        float body = max(halfSize.y - halfSize.x, 0.0);
        float away = length(vec2(at.x, at.y - clamp(at.y, -body, body))) / halfSize.x;
        float shade = 1.0 - smoothstep(0.35, 1.9, away);
        gl_FragColor = vec4(0.0, 0.0, 0.0, strength * shade * shade + grain());
      }`,
  });
  const mesh = new Mesh(new PlaneGeometry(half.x * 2 * seenReach, half.y * 2 + half.x * 2 * (seenReach - 1)), material);
  mesh.raycast = () => undefined;
  return {
    mesh,
    cast: (strength, { rollDeg, azimuthDeg }, keyX, at) => {
      const facing = Math.abs(Math.cos((azimuthDeg * Math.PI) / 180));
      if (material.uniforms['strength'] !== undefined) material.uniforms['strength'].value = strength * facing * 0.6;
      half.x = (widthMm / 2000) * (0.55 + 0.45 * facing);
      mesh.rotation.z = (rollDeg * Math.PI) / 180;
      mesh.position.set(at.x - Math.sign(keyX) * widthMm * 0.00018, at.y - widthMm * 0.00022, -0.03);
      mesh.updateMatrixWorld();
    },
    dispose: () => {
      mesh.geometry.dispose();
      material.dispose();
    },
  };
}

// Beyond this many half widths what is left of it is less than a display's step.
const seenReach = 1.7;
