import assert from 'node:assert/strict';
import { appendFileSync, mkdtempSync, readdirSync, rmSync, truncateSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { openJournal } from '../../../../main/platform/journal/journal.ts';

function aFolder(t: { readonly after: (end: () => void) => void }): string {
  const folder = mkdtempSync(join(tmpdir(), 'journal-'));
  t.after(() => rmSync(folder, { recursive: true }));
  return folder;
}

test('lines come back in their order over segments and restarts', (t) => {
  const folder = aFolder(t);
  const lines = Array.from({ length: 40 }, (_, index) => `{"row":${index}}`);
  for (const line of lines) {
    const journal = openJournal(folder, 100);
    journal.append(line);
    journal.close();
  }
  const journal = openJournal(folder, 100);
  t.after(() => journal.close());
  assert.deepEqual([[...journal.lines()], journal.lastLine()], [lines, lines.at(-1)]);
  assert.ok(readdirSync(folder).length > 3);
});

test('wherever a power cut tears the last line, the lines before it stay and the next one is whole', (t) => {
  fc.assert(fc.property(fc.array(fc.string({ minLength: 1, maxLength: 30 }).filter((line) => !line.includes('\n')), { minLength: 1, maxLength: 6 }), fc.nat(), (given, at) => {
    const folder = aFolder(t);
    const lines = given.map((line) => JSON.stringify(line));
    const first = openJournal(folder);
    lines.forEach(first.append);
    first.close();
    const path = join(folder, '00000001.jsonl');
    const last = Buffer.byteLength(`${lines.at(-1)}\n`);
    truncateSync(path, statSync(path).size - last + (at % last));
    const second = openJournal(folder);
    second.append('"next"');
    assert.deepEqual([...second.lines()], [...lines.slice(0, -1), '"next"']);
    second.close();
  }), { numRuns: 60 });
});

test('only whole segments whose every line may go are forgotten, and never the one that is written', (t) => {
  const folder = aFolder(t);
  const journal = openJournal(folder, 10);
  for (const line of ['1', '22222222222', '3', '44444444444', '5']) journal.append(line);
  journal.forgetWhile((line) => line !== '3');
  assert.deepEqual([...journal.lines()], ['3', '44444444444', '5']);
  journal.close();
});

test('half a line in the middle of a segment is somebody else’s to judge, not the journal’s', (t) => {
  const folder = aFolder(t);
  const journal = openJournal(folder);
  journal.append('"a"');
  journal.close();
  appendFileSync(join(folder, '00000001.jsonl'), '{"tor\n"b"\n');
  const later = openJournal(folder);
  assert.deepEqual([...later.lines()], ['"a"', '{"tor', '"b"']);
  later.close();
});
