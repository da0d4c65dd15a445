import type { SlotIndex } from '#domain/tray/card-reading.ts';

/** Which reader serves which slot: names as the service tells them; null where none has been yet. A name stays while its reader is away. */
export type SlotNames = readonly [string | null, string | null];

export const noSlots: SlotNames = [null, null];

/** A reader that came back keeps its slot; a new one takes the first that nobody has, or whose reader is away. Two readers of one make differ in their last digits. */
export function assignSlots(before: SlotNames, present: readonly string[]): SlotNames {
  const usable = usableReaders(present);
  const kept = before.map((name) => (name !== null && isOutranked(name, usable) ? null : name));
  const slots: (string | null)[] = [...kept];
  const isFree = (name: string | null | undefined): boolean => name === null || name === undefined || !usable.includes(name);
  for (const name of usable.filter((entry) => !slots.includes(entry))) {
    const free = [slots.indexOf(null), slots.findIndex(isFree)].find((index) => index !== -1);
    if (free !== undefined) slots[free] = name;
  }
  return [slots[0] ?? null, slots[1] ?? null];
}

export function slotOf(slots: SlotNames, name: string): SlotIndex | null {
  if (slots[0] === name) return 0;
  return slots[1] === name ? 1 : null;
}

/** The slot for a security module of a reader is none for a watch; a virtual reader is a stand-in until a real one is there. */
function usableReaders(present: readonly string[]): readonly string[] {
  const forCards = present.filter((name) => !/\bSAM\b/i.test(name)).toSorted();
  const real = forCards.filter((name) => !isVirtual(name));
  return real.length > 0 ? real : forCards;
}

function isOutranked(name: string, usable: readonly string[]): boolean {
  return isVirtual(name) && usable.some((other) => !isVirtual(other));
}

function isVirtual(name: string): boolean {
  return name.startsWith('Virtual PCD');
}
