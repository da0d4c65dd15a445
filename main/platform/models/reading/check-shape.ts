import * as z from 'zod';
import { readAtMost } from '../intake-limits.ts';
import { inThousands, ModelRefused, quoted } from '../model-refused.ts';

const index = z.int().min(0).max(0xffff_ffff);
const listOf = <Item extends z.ZodType>(item: Item, most: number = readAtMost.listLength) => z.array(item).max(most).default([]);

const packed = z.looseObject({ count: index, byteStride: z.int().min(1).max(256) });

const accessor = z.looseObject({ count: index, type: z.enum(['SCALAR', 'VEC2', 'VEC3', 'VEC4', 'MAT2', 'MAT3', 'MAT4']), componentType: z.int(), bufferView: index.optional() });
const bufferView = z.looseObject({ buffer: index, byteLength: index, byteOffset: index.optional(), extensions: z.looseObject({ EXT_meshopt_compression: packed.optional() }).optional() });
const image = z.looseObject({ uri: z.string().optional(), bufferView: index.optional(), mimeType: z.string().optional() });
const node = z.looseObject({ children: listOf(index), mesh: index.optional(), extensions: z.looseObject({ EXT_mesh_gpu_instancing: z.looseObject({ attributes: z.record(z.string(), index) }).optional() }).optional() });
const primitive = z.looseObject({ attributes: z.record(z.string().max(120), index), mode: index.optional() });

/** As much of glTF 2.0 as must hold before a library is trusted with the rest. */
const gltfShape = z.looseObject({
  asset: z.looseObject({ version: z.string() }),
  buffers: listOf(z.looseObject({ byteLength: index, uri: z.string().optional() }), 4),
  bufferViews: listOf(bufferView),
  accessors: listOf(accessor),
  images: listOf(image),
  textures: listOf(z.looseObject({})),
  materials: listOf(z.looseObject({})),
  meshes: listOf(z.looseObject({ primitives: z.array(primitive).min(1).max(readAtMost.listLength) })),
  nodes: listOf(node, readAtMost.nodes),
  scenes: listOf(z.looseObject({ nodes: listOf(index) })),
  extensionsRequired: listOf(z.string(), 100),
  extensionsUsed: listOf(z.string(), 100),
});

export type GltfShape = z.infer<typeof gltfShape>;

/**
 * Whether a description is one of a glTF that stands alone and stays within what is read.
 * @param known names of the extensions that are understood
 * @throws ModelRefused
 */
export function checkShape(json: unknown, binaryBytes: number, known: ReadonlySet<string>): GltfShape {
  const parsed = gltfShape.safeParse(json);
  if (!parsed.success) throw new ModelRefused('description-unfit', whatDoesNotFit(parsed.error));
  const shape = parsed.data;
  mustStandAlone(shape, binaryBytes);
  const unknown = shape.extensionsRequired.find((name) => !known.has(name));
  if (unknown !== undefined) throw new ModelRefused('extension-unknown', `The model cannot be shown without the extension ${quoted(unknown)}, which is not known here. Export it without.`);
  if (shape.images.length > readAtMost.textures) throw new ModelRefused('too-many-pictures', `The model has ${inThousands(shape.images.length)} pictures; ${readAtMost.textures} are read at most. Put several into one.`);
  const unpacked = unpackedBytes(shape);
  if (unpacked > readAtMost.geometryBytes) throw new ModelRefused('too-much-geometry', `Unpacked, the model’s geometry would take ${inThousands(unpacked / 1_000_000)} MB; ${inThousands(readAtMost.geometryBytes / 1_000_000)} MB are read at most. Export it with fewer triangles.`);
  return shape;
}

function whatDoesNotFit(error: z.ZodError): string {
  const [first] = error.issues;
  if (first?.code === 'too_big') return `The model’s description lists more ${quoted(first.path.at(-1) ?? 'things')} than are read (${inThousands(Number(first.maximum))}).`;
  const where = first === undefined ? '' : ` at ${quoted(first.path.map(String).join('/'))}`;
  return `The model’s description is not glTF 2.0${where}. Export it again.`;
}

function mustStandAlone({ buffers, bufferViews, images }: GltfShape, binaryBytes: number): void {
  const outside = [...buffers, ...images].find(({ uri }) => uri !== undefined && !uri.startsWith('data:'));
  if (outside !== undefined) throw new ModelRefused('points-outside', `The model fetches ${quoted(outside.uri)} from outside the file; nothing is fetched. Export it as one GLB with everything inside.`);
  if (buffers.some(({ uri }, place) => uri === undefined && place > 0 && !isFallback(buffers[place]))) throw new ModelRefused('points-outside', 'The model’s geometry is not in the file. Export it as one GLB with everything inside.');
  const [inside] = buffers;
  if (inside !== undefined && inside.uri === undefined && !isFallback(inside) && inside.byteLength > binaryBytes) throw new ModelRefused('cut-off', 'The model describes more geometry than the file holds. Copy it again.');
  for (const { buffer, byteOffset = 0, byteLength } of bufferViews) {
    const held = buffers[buffer];
    if (held === undefined || byteOffset + byteLength > held.byteLength) throw new ModelRefused('overruns', 'The model’s description points beyond the end of its geometry: the file is damaged or made to mislead. Export it again.');
  }
}

/** A buffer that only says how long it would be unpacked (EXT_meshopt_compression). */
function isFallback(buffer: GltfShape['buffers'][number] | undefined): boolean {
  return typeof buffer?.['extensions'] === 'object' && buffer['extensions'] !== null && 'EXT_meshopt_compression' in buffer['extensions'];
}

const components = { SCALAR: 1, VEC2: 2, VEC3: 3, VEC4: 4, MAT2: 4, MAT3: 9, MAT4: 16 } as const;
const componentBytes: Readonly<Record<number, number>> = { 5120: 1, 5121: 1, 5122: 2, 5123: 2, 5125: 4, 5126: 4, 5130: 8, 5131: 2 };

/** What the geometry takes once it is unpacked, by what the file says of it. */
function unpackedBytes({ accessors, bufferViews }: GltfShape): number {
  const inAccessors = accessors.reduce((sum, { count, type, componentType }) => sum + count * components[type] * (componentBytes[componentType] ?? 8), 0);
  const inViews = bufferViews.reduce((sum, { extensions }) => sum + (extensions?.EXT_meshopt_compression === undefined ? 0 : extensions.EXT_meshopt_compression.count * extensions.EXT_meshopt_compression.byteStride), 0);
  return Math.max(inAccessors, inViews);
}
