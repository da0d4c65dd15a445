import { DataTexture, type Texture } from 'three';

/** Maps that change nothing: normals that stand straight (at a scale of nought: a byte has no true middle), and no occlusion, read where occlusion lies. */
export type NeutralMaps = { readonly flat: Texture; readonly open: Texture; readonly dispose: () => void };

export function openNeutralMaps(): NeutralMaps {
  const flat = onePixel(new Uint8Array([128, 128, 255, 255]));
  const open = onePixel(new Uint8Array([255, 255, 255, 255]));
  open.channel = 1;
  return {
    flat,
    open,
    dispose: () => {
      flat.dispose();
      open.dispose();
    },
  };
}

function onePixel(data: Uint8Array): Texture {
  const texture = new DataTexture(data, 1, 1);
  texture.needsUpdate = true;
  return texture;
}
