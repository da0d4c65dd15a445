import { Logger, PlatformIO, Verbosity } from '@gltf-transform/core';
import { ALL_EXTENSIONS } from '@gltf-transform/extensions';
import draco from 'draco3dgltf';
import { MeshoptDecoder, MeshoptEncoder } from 'meshoptimizer';

/** Extensions that a file may need to be shown; the rest of what a file uses is left behind. */
export const understoodExtensions: ReadonlySet<string> = new Set(ALL_EXTENSIONS.map(({ EXTENSION_NAME }) => EXTENSION_NAME));

/**
 * Reads and writes documents in memory: unlike NodeIO it has no way to a file or an address that a model names.
 * @param used what the file to read uses: the decoder for Draco takes a quarter of a second to make
 */
export async function openGltfIo(used: readonly string[]): Promise<PlatformIO> {
  await Promise.all([MeshoptEncoder.ready, MeshoptDecoder.ready]);
  const io = new MemoryIo().setLogger(new Logger(Verbosity.SILENT)).registerExtensions(ALL_EXTENSIONS).registerDependencies({
    'meshopt.encoder': MeshoptEncoder, 'meshopt.decoder': MeshoptDecoder,
  });
  return used.includes('KHR_draco_mesh_compression') ? io.registerDependencies({ 'draco3d.decoder': await draco.createDecoderModule() }) : io;
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
