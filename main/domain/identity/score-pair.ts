import { editDistance } from './edit-distance.ts';
import type { NameKey } from './name-key.ts';

/** What two records are compared by. Keys are for matching alone: equal keys mean the same address or number, however it was typed. */
export type MatchFacts = { readonly name: NameKey; readonly emailKey: string | null; readonly phoneKey: string | null; readonly birthday: string | null };

/**
 * What each agreement or difference weighs. A shared number or address alone never reaches `worthALook`: families share both. The same whole
 * name alone does not either: strangers share names. Nothing here ever merges; it only says which pairs a person should look at.
 */
export const weights = {
  email: { same: 6, near: 3.5, other: -1 },
  phone: { same: 4.5, other: -0.5 },
  birthday: { same: 4, other: -7 },
  family: { same: 2.5, near: 1.5, other: -3 },
  given: { same: 2.5, near: 1.5, initial: 0.5, other: -5 },
  swapped: -0.5,
} as const;

export const worthALook = 6;

export const reasons = [
  'same-email', 'near-email', 'other-email', 'same-phone', 'other-phone', 'same-birthday', 'other-birthday',
  'same-family', 'near-family', 'other-family', 'same-given', 'near-given', 'initial-given', 'other-given', 'names-swapped',
] as const;

export type Reason = (typeof reasons)[number];

export type PairScore = { readonly score: number; readonly reasons: readonly Reason[] };

type Part = { readonly weight: number; readonly reason: Reason };

/** How likely two records are one person, as a sum of stated weights, with the reason for each. What is unknown weighs nothing. */
export function scorePair(left: MatchFacts, right: MatchFacts): PairScore {
  const parts = [
    ...emailsCompared(left.emailKey, right.emailKey), ...compared(left.phoneKey, right.phoneKey, 'phone'), ...compared(left.birthday, right.birthday, 'birthday'),
    ...namesCompared(left.name, right.name),
  ];
  return { score: sumOf(parts), reasons: parts.map(({ reason }) => reason) };
}

function compared(left: string | null, right: string | null, field: 'phone' | 'birthday'): Part[] {
  if (left === null || right === null) return [];
  const verdict = left === right ? 'same' : 'other';
  return [{ weight: weights[field][verdict], reason: `${verdict}-${field}` }];
}

function emailsCompared(left: string | null, right: string | null): Part[] {
  if (left === null || right === null) return [];
  const verdict = left === right ? 'same' : editDistance(left, right, 1) <= 1 ? 'near' : 'other';
  return [{ weight: weights.email[verdict], reason: `${verdict}-email` }];
}

/** The best of the orders: in forms of other countries the family name comes first, and either record may be the one that has it so. */
function namesCompared(left: NameKey, right: NameKey): Part[] {
  const turned = ({ given, family }: NameKey): NameKey => ({ given: family, family: given });
  const inOrder = (one: NameKey, other: NameKey): Part[] => [...givenCompared(one.given, other.given), ...familyCompared(one.family, other.family)];
  const swapped: Part = { weight: weights.swapped, reason: 'names-swapped' };
  const orders = [inOrder(left, right), [...inOrder(left, turned(right)), swapped], [...inOrder(turned(left), right), swapped]];
  return orders.reduce((best, order) => (sumOf(order) > sumOf(best) ? order : best));
}

function familyCompared(left: string, right: string): Part[] {
  if (left === '' || right === '') return [];
  if (left === right) return [{ weight: weights.family.same, reason: 'same-family' }];
  return [isNear(left, right) || isPartOf(left, right) ? { weight: weights.family.near, reason: 'near-family' } : { weight: weights.family.other, reason: 'other-family' }];
}

function givenCompared(left: string, right: string): Part[] {
  if (left === '' || right === '') return [];
  if (left === right) return [{ weight: weights.given.same, reason: 'same-given' }];
  if (isNear(left, right) || isPartOf(left, right)) return [{ weight: weights.given.near, reason: 'near-given' }];
  const isInitial = (left.length === 1 && right.startsWith(left)) || (right.length === 1 && left.startsWith(right));
  return [isInitial ? { weight: weights.given.initial, reason: 'initial-given' } : { weight: weights.given.other, reason: 'other-given' }];
}

/** One slip in a word of four letters or more, two in one of eight, after the first letter; short names that differ by a letter are others. */
function isNear(left: string, right: string): boolean {
  const [a, b] = [left.replaceAll(' ', ''), right.replaceAll(' ', '')];
  const shorter = Math.min([...a].length, [...b].length);
  const most = shorter >= 8 ? 2 : shorter >= 4 ? 1 : 0;
  return a[0] === b[0] && editDistance(a, b, most) <= most;
}

/** One of two double names was left out. */
function isPartOf(left: string, right: string): boolean {
  const [fewer, more] = [left.split(' '), right.split(' ')].toSorted((a, b) => a.length - b.length);
  return fewer !== undefined && more !== undefined && fewer.length < more.length && fewer.every((word) => word.length >= 3 && more.includes(word));
}

function sumOf(parts: readonly Part[]): number {
  return parts.reduce((sum, { weight }) => sum + weight, 0);
}
