import { execFileSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

export const root = normalize(join(import.meta.dirname, '../..'));

export type Import = { readonly from: string; readonly specifier: string; /** Path inside the project, or null for a package. */ readonly target: string | null };

/** Every file git tracks or would track, with its size in bytes. */
export function projectFiles(): readonly { readonly path: string; readonly bytes: number }[] {
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { cwd: root, encoding: 'utf8' });
  return listed.split('\n').filter((path) => path !== '').flatMap((path) => {
    const found = statSync(join(root, path), { throwIfNoEntry: false });
    return found?.isFile() ? [{ path, bytes: found.size }] : [];
  });
}

export function sourceFiles(): readonly string[] {
  return projectFiles().map((file) => file.path).filter((path) => /^(main|renderer|native|assets|tests)\/.*\.(ts|tsx|mts|mjs|cjs)$/.test(path) && !path.endsWith('.d.ts'));
}

export function readSource(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

/** A file's text without its comments. */
export function codeOf(path: string): string {
  return readSource(path).replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
}

const statement = /(?:^|\n)\s*(?:import|export)\s+(?:type\s+)?(?:[\w*{}\s,$]+\s+from\s+)?'([^']+)'|\bimport\(\s*'([^']+)'\s*\)|\brequire\(\s*'([^']+)'\s*\)/g;

/** What a file imports, in text order; type-only imports count, for they tie folders together as well. */
export function importsOf(path: string): readonly Import[] {
  return [...readSource(path).matchAll(statement)].map((match) => {
    const specifier = match[1] ?? match[2] ?? match[3] ?? '';
    return { from: path, specifier, target: targetOf(path, specifier) };
  });
}

function targetOf(from: string, specifier: string): string | null {
  if (specifier.startsWith('#domain/')) return `main/domain/${specifier.slice('#domain/'.length)}`;
  if (specifier.startsWith('#contract/')) return `main/contract/${specifier.slice('#contract/'.length)}`;
  if (specifier.startsWith('.')) return normalize(join(dirname(from), specifier));
  return null;
}
