import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ZodError } from 'zod';
import { crmMapping, type CrmMapping } from '#contract/crm-mapping.ts';
import { readSecret } from '../../platform/crm/webhook/sign-message.ts';

/** A mapping with its secret read, or what is wrong with the file in words. */
export type ReadMapping =
  | { readonly outcome: 'read'; readonly name: string; readonly mapping: CrmMapping; readonly secret: string }
  | { readonly outcome: 'wrong'; readonly name: string; readonly findings: readonly string[] };

/** Every mapping in `DIR/connectors`; none there means that the embedded book is the maison's only one. */
export function readMappings(folder: string): readonly ReadMapping[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder).filter((name) => name.endsWith('.json')).toSorted().map((name) => readMapping(join(folder, name)));
}

/** Reads one mapping and what it needs beside it; asks nobody. */
export function readMapping(path: string): ReadMapping {
  const name = path.slice(dirname(path).length + 1).replace(/\.json$/, '');
  try {
    const mapping = crmMapping.parse(JSON.parse(readFileSync(path, 'utf8')));
    const secret = readFileSync(join(dirname(path), secretFileOf(mapping)), 'utf8').trim();
    if (secret === '') return { outcome: 'wrong', name, findings: [`The file ${secretFileOf(mapping)} is empty.`] };
    if (mapping.connector === 'webhook') readSecret(secret);
    return { outcome: 'read', name, mapping, secret };
  } catch (error) {
    return { outcome: 'wrong', name, findings: findingsOf(error) };
  }
}

function secretFileOf(mapping: CrmMapping): string {
  if (mapping.connector === 'webhook') return mapping.secretFile;
  return 'passwordFile' in mapping ? mapping.passwordFile : mapping.tokenFile;
}

function findingsOf(error: unknown): readonly string[] {
  if (error instanceof ZodError) return error.issues.map((issue) => `${issue.path.length === 0 ? 'The file' : `“${issue.path.join('.')}”`}: ${issue.message}`);
  if (error instanceof SyntaxError) return ['The file is no JSON.'];
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return ['The file, or the file with its secret beside it, is not there.'];
  if (error instanceof TypeError) return [error.message];
  throw error;
}
