import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { hashOfLink, judgeLink, type ChainedRow, type LedgerHead } from '#domain/ledger/ledger-link.ts';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const genesis: LedgerHead = { sequence: 0, hash: '0'.repeat(64) };

function chainOf(ids: readonly string[]): readonly ChainedRow[] {
  let head = genesis;
  return ids.map((id) => {
    const link = { previousHash: head.hash, sequence: head.sequence + 1, id, bodySha256: sha256(id) };
    const row = { ...link, hash: hashOfLink(link, sha256) };
    head = row;
    return row;
  });
}

test('a chain is whole row by row from its beginning', () => {
  fc.assert(fc.property(fc.array(fc.string(), { minLength: 1, maxLength: 20 }), (ids) => {
    const rows = chainOf(ids);
    rows.forEach((row, index) => assert.equal(judgeLink(rows[index - 1] ?? genesis, row, sha256), 'whole'));
  }));
});

test('a row that was changed, left out or moved breaks the chain where it stands', () => {
  const change = fc.constantFrom<Partial<ChainedRow>>({ id: 'other' }, { bodySha256: sha256('other') }, { previousHash: sha256('other') }, { sequence: 9_999 }, { hash: sha256('other') });
  fc.assert(fc.property(fc.array(fc.string(), { minLength: 2, maxLength: 20 }), fc.nat(), change, (ids, at, changed) => {
    const rows = chainOf(ids);
    const index = at % rows.length;
    const [before, row] = [rows[index - 1] ?? genesis, rows[index]];
    assert.ok(row !== undefined);
    assert.notEqual(judgeLink(before, { ...row, ...changed }, sha256), 'whole');
  }));
});

test('a row does not follow a head that is not the one before it', () => {
  const [first, second, third] = chainOf(['a', 'b', 'c']);
  assert.ok(first && second && third);
  assert.deepEqual([judgeLink(first, third, sha256), judgeLink({ sequence: 1, hash: sha256('x') }, second, sha256)], ['out-of-sequence', 'other-predecessor']);
});
