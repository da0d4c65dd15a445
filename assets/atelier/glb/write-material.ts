import type { Document, Material, Texture } from '@gltf-transform/core';
import { KHRMaterialsAnisotropy, KHRMaterialsClearcoat, KHRMaterialsIOR, KHRMaterialsIridescence, KHRMaterialsSheen, KHRMaterialsSpecular, KHRMaterialsTransmission, KHRTextureTransform } from '@gltf-transform/extensions';
import type { Recipe } from '../finish/material.ts';
import { tileOf } from '../finish/pattern.ts';

/** Texture coordinates are millimetres folded into this span, so that they can be quantised. */
export const uvSpanMm = 128;

export type MaterialTextures = { readonly pattern: Texture | undefined; readonly occlusion: Texture | undefined };

/** A recipe as a glTF material. */
export function writeMaterial(document: Document, recipe: Recipe, textures: MaterialTextures): Material {
  const { colour, roughness, metallic, pattern } = recipe;
  const material = document.createMaterial(recipe.name).setBaseColorFactor([...colour, 1]).setMetallicFactor(metallic).setRoughnessFactor(roughness);
  if (textures.pattern !== undefined && pattern !== undefined) {
    const [u, v] = tileOf(pattern);
    material.setNormalTexture(textures.pattern).setNormalScale(recipe.patternDepth ?? 1);
    const transform = document.createExtension(KHRTextureTransform).createTransform().setScale([uvSpanMm / u, uvSpanMm / v]);
    material.getNormalTextureInfo()?.setExtension('KHR_texture_transform', transform);
  }
  if (textures.occlusion !== undefined) {
    material.setOcclusionTexture(textures.occlusion).setOcclusionStrength(1);
    material.getOcclusionTextureInfo()?.setTexCoord(1);
  }
  addLobes(document, material, recipe);
  return recipe.isSapphire === true ? makeSapphire(document, material) : material;
}

function addLobes(document: Document, material: Material, { anisotropy = 0, clearcoat = 0, clearcoatRoughness = 0.03, sheen, specular }: Recipe): void {
  if (anisotropy > 0) material.setExtension('KHR_materials_anisotropy', document.createExtension(KHRMaterialsAnisotropy).createAnisotropy().setAnisotropyStrength(anisotropy));
  if (clearcoat > 0) {
    material.setExtension('KHR_materials_clearcoat', document.createExtension(KHRMaterialsClearcoat).createClearcoat().setClearcoatFactor(clearcoat).setClearcoatRoughnessFactor(clearcoatRoughness));
  }
  if (sheen !== undefined) material.setExtension('KHR_materials_sheen', document.createExtension(KHRMaterialsSheen).createSheen().setSheenColorFactor([...sheen]).setSheenRoughnessFactor(0.6));
  if (specular !== undefined) material.setExtension('KHR_materials_specular', document.createExtension(KHRMaterialsSpecular).createSpecular().setSpecularFactor(specular));
}

/** Coated on both faces: a thin film of magnesium fluoride leaves a trace of violet. */
function makeSapphire(document: Document, material: Material): Material {
  return material
    .setExtension('KHR_materials_transmission', document.createExtension(KHRMaterialsTransmission).createTransmission().setTransmissionFactor(1))
    .setExtension('KHR_materials_ior', document.createExtension(KHRMaterialsIOR).createIOR().setIOR(1.77))
    .setExtension('KHR_materials_specular', document.createExtension(KHRMaterialsSpecular).createSpecular().setSpecularFactor(0.22).setSpecularColorFactor([0.86, 0.78, 1]))
    .setExtension('KHR_materials_iridescence', document.createExtension(KHRMaterialsIridescence).createIridescence().setIridescenceFactor(0.3).setIridescenceIOR(1.38).setIridescenceThicknessMinimum(100).setIridescenceThicknessMaximum(100));
}
