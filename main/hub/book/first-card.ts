import { nameOrderOf } from '#domain/person-name.ts';
import { v7 } from 'uuid';
import type { ClientCard } from '#contract/client.ts';
import { clientId } from '#contract/ids.ts';
import type { VisitorForm } from '#contract/sealed.ts';

const longestFact = 280;
const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** The card of somebody the maison has just met: what they said themselves, nothing guessed. */
export function firstCard(form: VisitorForm, arrivedAt: string): ClientCard {
  const date = arrivedAt.slice(0, 10);
  const source = 'said at the window';
  return {
    id: clientId.parse(v7()),
    givenName: form.givenName,
    familyName: form.familyName,
    nameOrder: nameOrderOf(form.locale),
    honorific: null,
    initials: initialsOf(form),
    locale: form.locale,
    facts: form.expectation === null || form.expectation === '' ? [] : [{ text: shorten(form.expectation), source, date, whyNow: 'They come for this.' }],
    nextGesture: null,
    preferences: [],
    selection: form.selection.map((watchId) => ({ watchId, source: 'boutique' as const, since: date })),
    owned: [],
    appointments: [],
    timeline: [{ text: 'Asked for an appointment at the window.', source, date, channel: 'boutique' as const }],
  };
}

export function initialsOf({ givenName, familyName }: Pick<ClientCard, 'givenName' | 'familyName'>): string {
  const letters = [givenName, familyName].map((name) => graphemes.segment(name).containing(0)?.segment ?? '');
  const initials = `${letters.join('.').toUpperCase()}.`;
  return initials.length <= 6 ? initials : '…';
}

function shorten(text: string): string {
  return text.length <= longestFact ? text : `${text.slice(0, longestFact - 1)}…`;
}
