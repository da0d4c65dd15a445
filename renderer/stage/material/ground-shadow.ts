import { Mesh, PlaneGeometry, ShaderMaterial, Vector2 } from 'three';
import type { Girth } from '../motion/framing.ts';

export type GroundShadow = {
  readonly mesh: Mesh;
  /** `strength` 0 to 1; `rollDeg` lays it along the watch; `turnDeg` is how far the watch has turned from facing. */
  readonly cast: (strength: number, rollDeg: number, turnDeg: number, keyAzimuthDeg: number) => void;
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
    depthWrite: false,
    uniforms: { halfSize: { value: half }, strength: { value: 0 } },
    vertexShader: `varying vec2 at; void main() { at = position.xy; gl_Position = projectionMatrix * modelViewMatrix * vec4(position, 1.0); }`,
    fragmentShader: `
      uniform vec2 halfSize; uniform float strength; varying vec2 at;
      void main() {
        float body = max(halfSize.y - halfSize.x, 0.0);
        float away = length(vec2(at.x, at.y - clamp(at.y, -body, body))) / halfSize.x;
        float shade = 1.0 - smoothstep(0.35, 1.9, away);
        gl_FragColor = vec4(0.0, 0.0, 0.0, strength * shade * shade);
      }`,
  });
  const mesh = new Mesh(new PlaneGeometry(half.x * 4.4, half.y * 2 + half.x * 2.6), material);
  mesh.renderOrder = -1;
  mesh.raycast = () => undefined;
  return {
    mesh,
    cast: (strength, rollDeg, turnDeg, keyAzimuthDeg) => {
      const facing = Math.abs(Math.cos((turnDeg * Math.PI) / 180));
      if (material.uniforms['strength'] !== undefined) material.uniforms['strength'].value = strength * facing * 0.6;
      half.x = (widthMm / 2000) * (0.55 + 0.45 * facing);
      mesh.rotation.z = (rollDeg * Math.PI) / 180;
      mesh.position.set(-Math.sign(keyAzimuthDeg) * widthMm * 0.00018, -widthMm * 0.00022, -0.03);
    },
    dispose: () => {
      mesh.geometry.dispose();
      material.dispose();
    },
  };
}
