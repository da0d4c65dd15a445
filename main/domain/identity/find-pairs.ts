import { scorePair, worthALook, type MatchFacts, type PairScore } from './score-pair.ts';

export type Candidate = MatchFacts & { readonly id: string };

export type LikelyPair = PairScore & { readonly left: string; readonly right: string };

/** A block that more records share than this says nothing, such as the number of a hotel. */
const mostInBlock = 60;

/** Pairs worth a look, the likeliest first; only records that share something are compared. */
export function findPairs(candidates: readonly Candidate[]): readonly LikelyPair[] {
  const blocks = new Map<string, Candidate[]>();
  for (const candidate of candidates) {
    for (const block of blocksOf(candidate)) {
      const members = blocks.get(block);
      if (members === undefined) blocks.set(block, [candidate]);
      else members.push(candidate);
    }
  }
  const found = new Map<string, LikelyPair>();
  for (const members of blocks.values()) {
    if (members.length <= mostInBlock) comparePairs(members, found);
  }
  return [...found.values()].toSorted((a, b) => b.score - a.score || a.left.localeCompare(b.left) || a.right.localeCompare(b.right));
}

/** What somebody new shares with those who are known, before they are written down as another person. */
export function findAlike(newcomer: Candidate, known: readonly Candidate[]): readonly LikelyPair[] {
  const shared = new Set(blocksOf(newcomer));
  return known.filter((candidate) => candidate.id !== newcomer.id && blocksOf(candidate).some((block) => shared.has(block)))
    .map((candidate) => ({ left: newcomer.id, right: candidate.id, ...scorePair(newcomer, candidate) }))
    .filter(({ score }) => score >= worthALook).toSorted((a, b) => b.score - a.score);
}

function comparePairs(members: readonly Candidate[], found: Map<string, LikelyPair>): void {
  for (const [index, one] of members.entries()) {
    for (const other of members.slice(index + 1)) {
      const [left, right] = one.id < other.id ? [one, other] : [other, one];
      const key = `${left.id} ${right.id}`;
      if (found.has(key)) continue;
      const scored = scorePair(left, right);
      if (scored.score >= worthALook) found.set(key, { left: left.id, right: right.id, ...scored });
    }
  }
}

function blocksOf({ emailKey, phoneKey, birthday, name }: Candidate): readonly string[] {
  const names = [name.given, name.family].filter((part) => part !== '').toSorted();
  return [
    ...(emailKey === null ? [] : [`email ${emailKey}`]), ...(phoneKey === null ? [] : [`phone ${phoneKey}`]),
    ...(birthday === null ? [] : [`born ${birthday}`]),
    ...(names.length === 2 ? [`name ${names.join(' ')}`] : []),
  ];
}
