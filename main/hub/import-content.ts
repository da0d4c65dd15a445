import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { judgeContent } from '#domain/grammar/judge-content.ts';
import { contentDocument } from '#contract/content.ts';
import { systemClock } from '../platform/clock/clock.ts';
import { openHub } from './open-hub.ts';
import { runCommand } from './run-command.ts';

const usage = 'node main/hub/import-content.ts --data DIR FILE…   each FILE one content document (JSON) for one boutique and role';

/** All of the files or none: what the grammar finds in any of them is printed, and nothing is kept. */
await runCommand(async () => {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { data: { type: 'string' } } });
  if (values.data === undefined || positionals.length === 0) throw new TypeError(usage);
  const documents = positionals.map((path) => ({ path, document: readContent(path) }));
  const findings = documents.flatMap(({ path, document }) => judgeContent(document).map((finding) => `${path}: ${finding.where}: ${finding.words} (${finding.rule})`));
  if (findings.length > 0) throw new TypeError(findings.join('\n'));
  const hub = await openHub(values.data, systemClock);
  try {
    const at = systemClock.now().toISOString();
    hub.database.transaction(() => documents.forEach(({ document }) => hub.contents.keep(document, at))).immediate();
  } finally {
    hub.close();
  }
});

function readContent(path: string) {
  const parsed = contentDocument.safeParse(readJson(path));
  if (parsed.success) return parsed.data;
  throw new TypeError(parsed.error.issues.map((issue) => `${path}: ${issue.path.map(String).join('.')}: ${issue.message}`).join('\n'));
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new TypeError(`${path} cannot be read as JSON.`, { cause: error });
  }
}
