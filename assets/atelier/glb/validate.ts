import { createRequire } from 'node:module';

export type Finding = { readonly code: string; readonly message: string; readonly severity: number; readonly pointer?: string };

/** Errors (severity 0) and warnings (1) of the Khronos validator. */
export async function validateGlb(bytes: Uint8Array<ArrayBufferLike>): Promise<readonly Finding[]> {
  // The package ships no types.
  const { validateBytes } = createRequire(import.meta.url)('gltf-validator') as Validator;
  const report = await validateBytes(bytes, { maxIssues: 200, writeTimestamp: false });
  return report.issues.messages.filter(({ severity }) => severity <= 1);
}

type Validator = {
  readonly validateBytes: (bytes: Uint8Array<ArrayBufferLike>, options: { readonly maxIssues: number; readonly writeTimestamp: boolean }) => Promise<{ readonly issues: { readonly messages: readonly Finding[] } }>;
};
