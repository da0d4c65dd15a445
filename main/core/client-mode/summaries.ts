import type { ClientCard } from '#contract/client.ts';
import type { ClientSummary } from '#contract/window-api.ts';

const mostShown = 500;

/** The clients of the boutique: those with a next gesture first, then by family name. */
export function summariesOf(cards: Iterable<ClientCard>): readonly ClientSummary[] {
  return [...cards]
    .sort((left, right) => rankOf(left) - rankOf(right) || left.familyName.localeCompare(right.familyName, left.locale))
    .slice(0, mostShown)
    .map((card) => ({ id: card.id, initials: card.initials, name: nameOf(card), nextGesture: card.nextGesture?.text ?? null }));
}

function rankOf(card: ClientCard): number {
  return card.nextGesture === null ? 1 : 0;
}

/** As the person writes it; scripts without spaces are written without one. */
function nameOf({ givenName, familyName, nameOrder }: ClientCard): string {
  const parts = nameOrder === 'family-first' ? [familyName, givenName] : [givenName, familyName];
  return parts.join(/^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(familyName) ? '' : ' ');
}
