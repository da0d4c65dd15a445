import assert from 'node:assert/strict';
import { test } from 'node:test';
import { monthsAfter } from '#domain/consent/standing.ts';
import { cardsForVault } from '../../../../main/hub/vault/vault-desk.ts';
import { aBookWithLine, aReceipt, bookVisit, geneve } from '../../../support/book-with-line.ts';

test('a card says how somebody is reached and what they answered, until that is over, and no more', (t) => {
  const { book } = aBookWithLine(t);
  const now = new Date().toISOString();
  const { subjectId } = bookVisit(book);
  const stamps = [book.persons.receiptStamp()];
  book.writeReceipts([aReceipt(subjectId, 'refusal', now, 'news'), aReceipt(subjectId, 'consent', now, 'news'), aReceipt(subjectId, 'withdrawal', now, 'invitations')], now);
  stamps.push(book.persons.receiptStamp());
  const known = (at: string) => cardsForVault(book, geneve, at)[0]?.known;
  const sorted = known(now)?.answered.toSorted((a, b) => a.purposeId.localeCompare(b.purposeId));
  assert.deepEqual([known(now)?.ways, sorted], [['email'], [{ purposeId: 'invitations', channel: 'email' }, { purposeId: 'news', channel: 'email' }]]);
  assert.deepEqual([known(monthsAfter(now, 24))?.answered, stamps[0] === stamps[1]], [[], false]);
});
