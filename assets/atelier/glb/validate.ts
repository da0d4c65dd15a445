/// <reference path="../gltf-validator.d.ts" />
import { validateBytes } from 'gltf-validator';

export type Finding = { readonly code: string; readonly message: string; readonly severity: number; readonly pointer?: string };

/** Errors (severity 0) and warnings (1) of the Khronos validator. */
export async function validateGlb(bytes: Uint8Array<ArrayBufferLike>): Promise<readonly Finding[]> {
  // The validator's own types leave the report unnamed.
  const report = await validateBytes(bytes, { maxIssues: 200, writeTimestamp: false }) as { readonly issues: { readonly messages: readonly Finding[] } };
  return report.issues.messages.filter(({ severity }) => severity <= 1);
}
