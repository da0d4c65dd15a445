import { BackSide, Color, Mesh, PlaneGeometry, Scene, ShaderMaterial, SphereGeometry } from 'three';
import type { Card, Light, StudioPlan } from './studio-plan.ts';

/** The studio as a scene to photograph once from the watch's place. Metres; the lens stands on +Z. */
export function buildStudioRoom(plan: StudioPlan): { readonly scene: Scene; readonly dispose: () => void } {
  const scene = new Scene();
  scene.background = new Color(0, 0, 0);
  const room = new Mesh(new SphereGeometry(4, 48, 32), roomMaterial(plan));
  const cards = plan.cards.map((card, index) => cardMesh(card, index));
  scene.add(room, ...cards);
  return {
    scene,
    dispose: () => {
      for (const mesh of [room, ...cards]) {
        mesh.geometry.dispose();
        mesh.material.dispose();
      }
    },
  };
}

function cardMesh(card: Card, order: number): Mesh<PlaneGeometry, ShaderMaterial> {
  const mesh = new Mesh(new PlaneGeometry(card.widthMm / 1000, card.heightMm / 1000), cardMaterial(card));
  const azimuth = card.azimuthDeg * radians;
  const elevation = card.elevationDeg * radians;
  mesh.position.set(Math.sin(azimuth) * Math.cos(elevation), Math.sin(elevation), Math.cos(azimuth) * Math.cos(elevation));
  mesh.position.multiplyScalar(cardDistanceM);
  // A card at the zenith has no upright of its own: its height then lies along the lens.
  if (Math.abs(card.elevationDeg) > 89) mesh.up.set(0, 0, 1);
  mesh.lookAt(0, 0, 0);
  mesh.rotateZ((card.rollDeg ?? 0) * radians);
  // Cards are blended in the order they are hung, so that a flag covers the light behind it.
  mesh.renderOrder = order + 1;
  return mesh;
}

function cardMaterial(card: Card): ShaderMaterial {
  return new ShaderMaterial({
    transparent: true,
    depthTest: false,
    depthWrite: false,
    uniforms: { light: { value: [...card.light] }, softness: { value: Math.max(0.001, card.softness) } },
    vertexShader: `varying vec2 at; void main() { at = uv * 2.0 - 1.0; gl_Position = projectionMatrix * modelViewMatrix * vec4(position, 1.0); }`,
    fragmentShader: `
      uniform vec3 light; uniform float softness; varying vec2 at;
      void main() {
        vec2 edge = smoothstep(vec2(0.0), vec2(softness), 1.0 - abs(at));
        gl_FragColor = vec4(light, edge.x * edge.y);
      }`,
  });
}

function roomMaterial(plan: StudioPlan): ShaderMaterial {
  const uniform = (light: Light): { value: number[] } => ({ value: [...light] });
  return new ShaderMaterial({
    side: BackSide,
    depthWrite: false,
    uniforms: { zenith: uniform(plan.zenith), horizon: uniform(plan.horizon), nadir: uniform(plan.nadir) },
    vertexShader: `varying vec3 direction; void main() { direction = position; gl_Position = projectionMatrix * modelViewMatrix * vec4(position, 1.0); }`,
    fragmentShader: `
      uniform vec3 zenith; uniform vec3 horizon; uniform vec3 nadir; varying vec3 direction;
      void main() {
        float height = normalize(direction).y;
        vec3 light = height > 0.0 ? mix(horizon, zenith, smoothstep(0.0, 0.9, height)) : mix(horizon, nadir, smoothstep(0.0, 0.5, -height));
        gl_FragColor = vec4(light, 1.0);
      }`,
  });
}

const radians = Math.PI / 180;
const cardDistanceM = 0.45;
