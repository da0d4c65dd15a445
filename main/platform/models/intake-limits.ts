/** What an intake reads at most. Beyond it a file is refused before anything is made of it. */
export const readAtMost = {
  fileBytes: 256 * 1024 * 1024,
  jsonBytes: 32 * 1024 * 1024,
  jsonDepth: 48,
  nodes: 50_000,
  nodeDepth: 128,
  /** Of any list in the file but nodes. */
  listLength: 100_000,
  /** Of all numbers of the geometry, once unpacked. */
  geometryBytes: 1024 * 1024 * 1024,
  textures: 256,
  textureSidePx: 8192,
  /** Of all textures together: what is in memory while they are looked at. */
  texturePixels: 400_000_000,
  /** As drawn, with every repetition. */
  drawnTriangles: 40_000_000,
} as const;

/** What a taken model weighs at most: a panel PC shows it, and a boutique's line carries it. */
export const takenAtMost = { triangles: 180_000, bytes: 4_000_000, textureSidePx: 2048, draws: 200 } as const;

/** Between these a thing is plausible on the stage, by its longest side in metres. */
export const plausibleM = { least: 0.003, most: 3 } as const;
