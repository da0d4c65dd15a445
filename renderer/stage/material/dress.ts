import { MeshPhysicalMaterial, MeshStandardMaterial, ShaderChunk, Vector3, type IUniform, type Material, type WebGLProgramParametersWithUniforms } from 'three';
import { openNeutralMaps, type NeutralMaps } from './neutral-maps.ts';

/** Uniforms that every dressed material of one stage shares; changing a value needs no recompile. */
export type DressUniforms = {
  /** Distance of the light cards in metres: flats then show a gradient as under real cards, not one colour. */
  readonly roomRadius: IUniform<number>;
  /** Pixel filter of the specular antialiasing, in squared pixels: large while moving, small under accumulation. */
  readonly specularFilter: IUniform<number>;
  /** Where along a brushed surface's lobe its two samples are taken, and the least roughness they are read at. */
  readonly alongGrain: IUniform<Vector3>;
  /** How dark a hand's shadow is on what it falls on, ambient light included. */
  readonly handShadow: IUniform<number>;
};

export type Dresser = {
  readonly uniforms: DressUniforms;
  readonly dress: (material: Material) => void;
  /** The next picture is sample `index` of a still one, or the only one of a moving one. */
  readonly sample: (index: number | 'only') => void;
  readonly dispose: () => void;
};

/**
 * Cuts a material to the stage: light cards at a finite distance, specular antialiasing after Tokuyoshi and
 * Kaplanyan (JCGT 2021, "Improved Geometric Specular Antialiasing"), brushed reflections sampled along the grain,
 * and hands' shadows that darken reflections too.
 */
export function createDresser(): Dresser {
  const uniforms: DressUniforms = {
    roomRadius: { value: 0.32 },
    specularFilter: { value: 0.25 },
    alongGrain: { value: new Vector3() },
    handShadow: { value: 0.6 },
  };
  // One function object for all materials: three keys its programs by this function's text.
  const alter = (shader: WebGLProgramParametersWithUniforms): void => {
    Object.assign(shader.uniforms, uniforms);
    shader.fragmentShader = alterFragment(shader.fragmentShader);
  };
  const neutral = openNeutralMaps();
  return {
    uniforms,
    dress: (material) => {
      if (material instanceof MeshPhysicalMaterial) shareProgram(material, neutral);
      if (material instanceof MeshStandardMaterial) material.onBeforeCompile = alter;
    },
    sample: (index) => {
      uniforms.specularFilter.value = index === 'only' ? 0.25 : 0.06;
      const reach = index === 'only' ? 1.5 : grainReach(index);
      uniforms.alongGrain.value.set(-reach, reach, index === 'only' ? 0.4 : 0.34);
    },
    dispose: () => neutral.dispose(),
  };
}

/** How far along its grain a brushed surface is looked up for one sample of many: together they are a lobe that falls off evenly, and the first two are a fair one. */
function grainReach(index: number): number {
  const share = (0.35 + index * 0.382) % 1;
  return 3.9 * (1 - Math.sqrt(1 - share));
}

/**
 * Brushed metals differ in which maps they leave out. With maps that change nothing they are one program: compiling
 * programs is most of what a first picture waits for.
 */
function shareProgram(material: MeshPhysicalMaterial, { flat, open }: NeutralMaps): void {
  if (material.anisotropy === 0) return;
  material.aoMap ??= open;
  if (material.normalMap !== null) return;
  material.normalMap = flat;
  material.normalScale.set(0, 0);
}

function alterFragment(source: string): string {
  return source
    .replace('#include <envmap_physical_pars_fragment>', environment)
    .replace('#include <lights_physical_fragment>', specular)
    .replace('#include <lights_fragment_begin>', lights)
    .replace('#include <opaque_fragment>', `${shadow}\n#include <opaque_fragment>`);
}

const environment = `
uniform float roomRadius;
uniform float specularFilter;
uniform float handShadow;
uniform vec3 alongGrain;
${ShaderChunk.envmap_physical_pars_fragment
  .replace(
    'reflectVec = transformDirectionByInverseViewMatrix( reflectVec, viewMatrix );',
    `reflectVec = transformDirectionByInverseViewMatrix( reflectVec, viewMatrix );
     vec3 fromMiddle = cameraPosition + ( vec4( - vViewPosition, 0.0 ) * viewMatrix ).xyz;
     reflectVec = normalize( reflectVec + fromMiddle / roomRadius );`,
  )
  .replace(
    'return getIBLRadiance( viewDir, bentNormal, roughness );',
    `// The lobe is as wide as the grain across it: samples along it instead of one blurred blob.
     vec3 across = normalize( cross( bitangent, normal ) ) * anisotropy * mix( 0.62, 0.25, roughness ) / 3.0;
     float blur = max( roughness, alongGrain.z );
     return 0.5 * ( getIBLRadiance( viewDir, normalize( bentNormal + across * alongGrain.x ), blur ) + getIBLRadiance( viewDir, normalize( bentNormal + across * alongGrain.y ), blur ) );`,
  )}`;

const specular = ShaderChunk.lights_physical_fragment
  .replace(
    'float geometryRoughness = max( max( dxy.x, dxy.y ), dxy.z );',
    `vec3 alongX = dFdx( normal ); vec3 alongY = dFdy( normal );
     float spreadOfNormals = min( 2.0 * specularFilter * ( dot( alongX, alongX ) + dot( alongY, alongY ) ), 0.18 );
     float geometryRoughness = 0.0;`,
  )
  .replace('material.roughness += geometryRoughness;', 'material.roughness = pow( pow4( material.roughness ) + spreadOfNormals, 0.25 );');

// Looked up once, for the key light and for what it mirrors.
const lights = ShaderChunk.lights_fragment_begin.replace(
  /directLight\.color \*= \( directLight\.visible && receiveShadow \) \? (getShadow\( directionalShadowMap.*) : 1\.0;/,
  'keyShadow = receiveShadow ? $1 : 1.0; directLight.color *= keyShadow;',
).replace(/^/, 'float keyShadow = 1.0;\n');

const shadow = 'outgoingLight *= mix( 1.0, keyShadow, handShadow );';
