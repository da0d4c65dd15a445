import { Logger, PlatformIO, Verbosity } from '@gltf-transform/core';
import { ALL_EXTENSIONS } from '@gltf-transform/extensions';
import draco from 'draco3dgltf';
import { MeshoptDecoder, MeshoptEncoder } from 'meshoptimizer';

/** Extensions that a file may need to be shown; the rest of what a file uses is left behind. */
export const understoodExtensions: ReadonlySet<string> = new Set(ALL_EXTENSIONS.map(({ EXTENSION_NAME }) => EXTENSION_NAME));

/** Reads and writes documents in memory: unlike NodeIO it has no way to a file or an address that a model names. */
export async function openGltfIo(): Promise<PlatformIO> {
  await Promise.all([MeshoptEncoder.ready, MeshoptDecoder.ready]);
  return new MemoryIo().setLogger(new Logger(Verbosity.SILENT)).registerExtensions(ALL_EXTENSIONS).registerDependencies({
    'meshopt.encoder': MeshoptEncoder, 'meshopt.decoder': MeshoptDecoder, 'draco3d.decoder': await draco.createDecoderModule(),
  });
}

class MemoryIo extends PlatformIO {
  protected readURI(): never {
    throw new Error('a model in memory fetches nothing');
  }

  protected resolve(): never {
    throw new Error('a model in memory fetches nothing');
  }

  protected dirname(): never {
    throw new Error('a model in memory fetches nothing');
  }
}
