import { AddEquation, Color, CustomBlending, FrontSide, Matrix3, OneFactor, OneMinusSrcAlphaFactor, ShaderMaterial, type Texture } from 'three';

/**
 * Sapphire without a transmission pass: what it mirrors is laid over what lies beneath, weighed by Fresnel.
 * Both faces are coated, so the front reflects under one per cent with a faint violet; grazing light still flares.
 */
export function createCrystal(): ShaderMaterial {
  return new ShaderMaterial({
    name: 'stage-crystal',
    side: FrontSide,
    transparent: true,
    depthWrite: false,
    premultipliedAlpha: true,
    blending: CustomBlending,
    blendEquation: AddEquation,
    blendSrc: OneFactor,
    blendDst: OneMinusSrcAlphaFactor,
    blendSrcAlpha: OneFactor,
    blendDstAlpha: OneMinusSrcAlphaFactor,
    uniforms: {
      room: { value: null },
      roomTurn: { value: new Matrix3() },
      roomRadius: { value: 0.32 },
      intensity: { value: 1 },
      coating: { value: new Color().setRGB(0.0052, 0.0044, 0.0072) },
    },
    vertexShader: `
      varying vec3 atWorld; varying vec3 normalWorld;
      void main() {
        vec4 world = modelMatrix * vec4(position, 1.0);
        atWorld = world.xyz;
        normalWorld = normalize(mat3(modelMatrix) * normal);
        gl_Position = projectionMatrix * viewMatrix * world;
      }`,
    fragmentShader: `
      uniform samplerCube room; uniform mat3 roomTurn; uniform float roomRadius; uniform float intensity; uniform vec3 coating;
      varying vec3 atWorld; varying vec3 normalWorld;
      void main() {
        vec3 toEye = normalize(cameraPosition - atWorld);
        vec3 facing = normalize(normalWorld);
        float grazing = pow(1.0 - clamp(dot(toEye, facing), 0.0, 1.0), 5.0);
        vec3 share = coating * 2.0 + (1.0 - coating) * grazing * 0.86;
        vec3 mirrored = normalize(reflect(-toEye, facing) + atWorld / roomRadius);
        vec3 light = textureLod(room, roomTurn * mirrored, 0.6).rgb * intensity;
        float veil = 1.0 - (1.0 - max(share.r, max(share.g, share.b))) * 0.992;
        gl_FragColor = vec4(min(light, vec3(24.0)) * share, veil);
      }`,
  });
}

export function lightCrystal(crystal: ShaderMaterial, room: Texture, turn: Matrix3, intensity: number): void {
  const { uniforms } = crystal;
  if (uniforms['room'] !== undefined) uniforms['room'].value = room;
  if (uniforms['roomTurn'] !== undefined) uniforms['roomTurn'].value = turn;
  if (uniforms['intensity'] !== undefined) uniforms['intensity'].value = intensity;
}
