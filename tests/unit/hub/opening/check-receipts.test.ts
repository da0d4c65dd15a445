import assert from 'node:assert/strict';
import { test } from 'node:test';
import { windowId } from '#contract/ids.ts';
import { whyReceiptsFail, type ReceiptWorld } from '../../../../main/hub/opening/check-receipts.ts';
import { makeSigningKey } from '../../../../main/platform/signing/ed25519.ts';
import { aReceipt, type ReceiptWishes } from '../../../support/receipt-builder.ts';

const key = makeSigningKey();
const window = windowId.parse('01a21ab6-293e-776b-9630-340c34368d68');

function why(wishes: ReceiptWishes, terms: Partial<ReceiptWorld['terms']>): string | null {
  const receipt = aReceipt(key, wishes);
  return whyReceiptsFail([{ windowId: window, receipt, isSignatureRight: true }], receipt.body.visitId, { boutiqueId: 'geneve', wasShown: () => true, terms: { ageOfConsent: null, confirmedChannels: [], ...terms } });
}

test('where an age is asked, a yes proves nothing without it, and a no, a notice and a withdrawal need none', () => {
  const terms = { ageOfConsent: 16 };
  const answers = [why({}, terms), why({ saidToBe: 15 }, terms), why({ saidToBe: 16 }, terms), why({ kind: 'refusal' }, terms), why({ kind: 'withdrawal' }, terms), why({ kind: 'notice', channel: null, purposeId: 'appointment' }, terms)];
  assert.deepEqual(answers.map((answer) => answer === null), [false, false, true, true, true, true]);
});

test('where a channel asks for a second yes, the first is taken as one that waits and never as a whole one', () => {
  const terms: Partial<ReceiptWorld['terms']> = { confirmedChannels: ['email'] };
  assert.deepEqual([why({}, terms) === null, why({ kind: 'unconfirmed' }, terms) === null, why({ channel: 'phone' }, terms) === null], [false, true, true]);
});
