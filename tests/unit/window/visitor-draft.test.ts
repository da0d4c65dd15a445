import assert from 'node:assert/strict';
import { it } from 'node:test';
import { clientId, subjectId } from '#contract/ids.ts';
import { channels } from '#domain/consent/purpose.ts';
import { reachBy } from '../../../renderer/sealing/written-form.ts';
import { aDraft, isAskable, looksLikeEmail, mayAgree, mayGoOn, ofAge } from '../../../renderer/window/visit/visitor-draft.ts';

const draft = aDraft(subjectId.parse('01939f00-0000-7000-8000-0000000000cc'));

it('asks for a name and one way to answer, and nothing more', () => {
  const drafts = [{ ...draft, givenName: 'Maud' }, { ...draft, email: 'm@s.ch' }, { ...draft, familyName: 'Li', phone: '1' }, { ...draft, givenName: ' ', phone: '1' }];
  assert.deepEqual(drafts.map((entry) => mayGoOn(entry, 'boutique')), [false, false, true, false]);
});

it('asks somebody who stands here for a name alone', () => {
  const drafts = [{ ...draft, givenName: 'Maud' }, { ...draft, email: 'm@s.ch' }];
  assert.deepEqual([drafts.map((entry) => mayGoOn(entry, 'now')), reachBy({ ...draft, givenName: 'Maud' })], [[true, false], 'here']);
});

it('asks for a purpose only where the person can be reached', () => {
  const ways = (entry: typeof draft) => channels.filter((channel) => isAskable(entry, 'news', channel));
  assert.deepEqual([ways({ ...draft, email: 'm@s.ch' }), ways({ ...draft, phone: '+41' }), ways(draft)], [['email', 'post'], ['phone', 'sms', 'post', 'messaging'], ['post']]);
});

it('answers by telephone only when a number was given', () => {
  assert.deepEqual([reachBy({ ...draft, email: 'm@s.ch' }), reachBy({ ...draft, email: 'm@s.ch', phone: '+41' })], ['email', 'phone']);
});

it('doubts an address that has no end, and none that has', () => {
  assert.deepEqual(['m@s.ch', 'm@s', 'm s@s.ch', 'a.b+c@d.e.fr'].map(looksLikeEmail), [true, false, false, true]);
});

it('has said neither yes nor no to anything before it is asked', () => {
  assert.deepEqual(draft.answers, {});
});

it('asks nothing again of somebody who showed their code', () => {
  const known = { ...draft, knownBy: '7K3M-Q2ZD-0V9X-RT4A' };
  assert.deepEqual([mayGoOn(known, 'boutique'), channels.some((channel) => isAskable(known, 'news', channel))], [true, false]);
});

it('asks a client whose card is open for a way to answer only when none is known, and only for what they have not answered', () => {
  const id = clientId.parse('01939f00-0000-7000-8000-0000000000dd');
  const known = { ...draft, knownAs: { id, ways: ['email' as const], answered: [{ purposeId: 'news', channel: 'email' as const }] } };
  const unknown = { ...draft, knownAs: { id, ways: [], answered: [] } };
  const ways = (entry: typeof known | typeof unknown, purpose: string) => channels.filter((channel) => isAskable(entry, purpose, channel));
  assert.deepEqual([mayGoOn(known, 'boutique'), mayGoOn(unknown, 'boutique'), mayGoOn({ ...unknown, phone: '+41' }, 'boutique'), mayGoOn(unknown, 'now')], [true, false, true, true]);
  assert.deepEqual([ways(known, 'news'), ways(known, 'invitations'), ways(unknown, 'news')], [['post'], ['email', 'post'], ['post']]);
});

it('lets somebody agree where no age is asked, and otherwise only who says to have it', () => {
  const answers = [{}, { [ofAge]: false }, { [ofAge]: true }];
  assert.deepEqual(answers.map((given) => [mayAgree({ ...draft, answers: given }, null), mayAgree({ ...draft, answers: given }, 16)]), [[true, false], [true, false], [true, true]]);
});
