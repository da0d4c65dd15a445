import type { MoreDecoders } from '../watch/more-decoders.ts';

/** Draco and Basis for models made elsewhere; the page's maker lays their decoders beside it. Fetched only when a model needs them. */
export const foreignDecoders: MoreDecoders = async (loader, card, extensions) => {
  const disposals: (() => void)[] = [];
  if (extensions.includes('KHR_draco_mesh_compression')) {
    const { DRACOLoader } = await import('three/addons/loaders/DRACOLoader.js');
    const draco = new DRACOLoader().setDecoderPath('./decoders/');
    loader.setDRACOLoader(draco);
    disposals.push(() => draco.dispose());
  }
  if (extensions.includes('KHR_texture_basisu')) {
    const { KTX2Loader } = await import('three/addons/loaders/KTX2Loader.js');
    const basis = new KTX2Loader().setTranscoderPath('./decoders/').detectSupport(await card);
    loader.setKTX2Loader(basis);
    disposals.push(() => basis.dispose());
  }
  return () => {
    for (const dispose of disposals) dispose();
  };
};
