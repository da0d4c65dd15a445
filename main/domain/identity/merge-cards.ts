/** What a merge needs of a card. Lists are newest first or in the order in which they were said. */
export type MergeableCard = {
  readonly honorific: string | null; readonly nextGesture: unknown;
  readonly facts: readonly { readonly text: string; readonly date: string }[]; readonly preferences: readonly { readonly text: string }[];
  readonly selection: readonly { readonly watchId: string }[]; readonly owned: readonly { readonly serial: string }[];
  readonly timeline: readonly { readonly text: string; readonly date: string }[];
};

export const mergeFields = ['name', 'honorific', 'facts', 'nextGesture', 'preferences', 'selection', 'owned', 'timeline', 'email', 'phone'] as const;

export type MergeField = (typeof mergeFields)[number];

/** Which of the two records a field has its value from after the merge. */
export const sourceNames = ['kept', 'given-up', 'both'] as const;

export type FieldSource = (typeof sourceNames)[number];

export type FieldSources = Readonly<Record<MergeField, FieldSource>>;

type Contact = { readonly email: string | null; readonly phone: string | null };

const most = { facts: 3, preferences: 20, selection: 24, owned: 40, timeline: 200 } as const;

/** The kept record wins wherever it says something; lists hold what either says, once. */
export function mergeCards<Card extends MergeableCard>(kept: Card, givenUp: Card): Card {
  return {
    ...kept,
    honorific: kept.honorific ?? givenUp.honorific,
    nextGesture: kept.nextGesture ?? givenUp.nextGesture,
    facts: newestFirst(once([...kept.facts, ...givenUp.facts], ({ text }) => text)).slice(0, most.facts),
    preferences: once([...kept.preferences, ...givenUp.preferences], ({ text }) => text).slice(0, most.preferences),
    selection: once([...kept.selection, ...givenUp.selection], ({ watchId }) => watchId).slice(0, most.selection),
    owned: once([...kept.owned, ...givenUp.owned], ({ serial }) => serial).slice(0, most.owned),
    timeline: newestFirst(once([...kept.timeline, ...givenUp.timeline], ({ text, date }) => `${date} ${text}`)).slice(0, most.timeline),
  };
}

/** Says of each field where it comes from, and nothing of what is in it. */
export function fieldSources(kept: MergeableCard & Contact, givenUp: MergeableCard & Contact): FieldSources {
  const single = (field: 'honorific' | 'nextGesture' | 'email' | 'phone'): FieldSource => (kept[field] === null && givenUp[field] !== null ? 'given-up' : 'kept');
  const listed = (field: 'facts' | 'preferences' | 'selection' | 'owned' | 'timeline'): FieldSource => (givenUp[field].length === 0 ? 'kept' : kept[field].length === 0 ? 'given-up' : 'both');
  return {
    name: 'kept', honorific: single('honorific'), nextGesture: single('nextGesture'), email: single('email'), phone: single('phone'),
    facts: listed('facts'), preferences: listed('preferences'), selection: listed('selection'), owned: listed('owned'), timeline: listed('timeline'),
  };
}

function once<Item>(items: readonly Item[], keyOf: (item: Item) => string): Item[] {
  return [...new Map(items.toReversed().map((item) => [keyOf(item), item])).values()].toReversed();
}

function newestFirst<Item extends { readonly date: string }>(items: readonly Item[]): Item[] {
  return items.toSorted((a, b) => b.date.localeCompare(a.date));
}
