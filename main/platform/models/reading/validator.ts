import { createRequire } from 'node:module';

export type Finding = { readonly code: string; readonly message: string; readonly severity: number; readonly pointer?: string };

/**
 * Errors that the Khronos validator finds in a GLB; warnings are not asked for. It cannot look into Draco or meshopt.
 * @param but codes that do not count
 */
export async function findErrors(bytes: Uint8Array, but: readonly string[] = []): Promise<readonly Finding[]> {
  // The package ships no types.
  const { validateBytes } = createRequire(import.meta.url)('gltf-validator') as Validator;
  const report = await validateBytes(bytes, { maxIssues: 1000, writeTimestamp: false, ignoredIssues: but });
  return report.issues.messages.filter(({ severity }) => severity === 0);
}

type Validator = {
  readonly validateBytes: (bytes: Uint8Array, options: { readonly maxIssues: number; readonly writeTimestamp: boolean; readonly ignoredIssues: readonly string[] }) =>
    Promise<{ readonly issues: { readonly messages: readonly Finding[] } }>;
};
