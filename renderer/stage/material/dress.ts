import { MeshPhysicalMaterial, MeshStandardMaterial, ShaderChunk, type IUniform, type Material, type WebGLProgramParametersWithUniforms } from 'three';
import { openNeutralMaps, type NeutralMaps } from './neutral-maps.ts';

/** Uniforms that every dressed material of one stage shares; changing a value needs no recompile. */
export type DressUniforms = {
  /** Distance of the light cards in metres: flats then show a gradient as under real cards, not one colour. */
  readonly roomRadius: IUniform<number>;
  /** Pixel filter of the specular antialiasing, in squared pixels: large while moving, small under accumulation. */
  readonly specularFilter: IUniform<number>;
  /** How dark a hand's shadow is on what it falls on, ambient light included. */
  readonly handShadow: IUniform<number>;
};

export type Dresser = { readonly uniforms: DressUniforms; readonly dress: (material: Material) => void; readonly dispose: () => void };

/**
 * Cuts a material to the stage: light cards at a finite distance, specular antialiasing after Tokuyoshi and
 * Kaplanyan (JCGT 2021, "Improved Geometric Specular Antialiasing"), brushed reflections sampled along the grain,
 * and hands' shadows that darken reflections too.
 */
export function createDresser(): Dresser {
  const uniforms: DressUniforms = {
    roomRadius: { value: 0.32 },
    specularFilter: { value: 0.2 },
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
    dispose: () => neutral.dispose(),
  };
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
${ShaderChunk.envmap_physical_pars_fragment
  .replace(
    'reflectVec = transformDirectionByInverseViewMatrix( reflectVec, viewMatrix );',
    `reflectVec = transformDirectionByInverseViewMatrix( reflectVec, viewMatrix );
     vec3 fromMiddle = cameraPosition + ( vec4( - vViewPosition, 0.0 ) * viewMatrix ).xyz;
     reflectVec = normalize( reflectVec + fromMiddle / roomRadius );`,
  )
  .replace(
    'return getIBLRadiance( viewDir, bentNormal, roughness );',
    `// The lobe is as wide as the grain across it: four samples along it, as far apart as they are wide, instead of one blurred blob.
     vec3 across = normalize( cross( bitangent, normal ) ) * anisotropy * mix( 0.62, 0.25, roughness ) / 3.0;
     float blur = max( roughness, 0.34 );
     vec3 sum = vec3( 0.0 );
     for ( float at = -3.0; at < 4.0; at += 2.0 ) sum += getIBLRadiance( viewDir, normalize( bentNormal + across * at ), blur ) * ( abs( at ) > 2.0 ? 0.095 : 0.405 );
     return sum;`,
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
