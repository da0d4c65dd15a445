import { createHash } from 'node:crypto';
import type { CrmThing, Projected } from './connector.ts';

export type Merged = {
  /** Fields to write; none when the CRM has what it should. */
  readonly write: Projected;
  /** Fields that somebody changed in the CRM and that stay as they are, though the hub would have them otherwise. */
  readonly kept: readonly string[];
};

/** Short digests of each field, so that what we wrote can be known again without keeping it. */
export function digestsOf(key: string, fields: Projected): Projected {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, createHash('sha256').update(`${key}\n${name}\n${value}`).digest('hex').slice(0, 24)]));
}

type Sides = {
  readonly wanted: Projected; readonly found: Projected; readonly ours: readonly Projected[];
  /** The person was erased: then nothing is left as it is. */
  readonly isErased?: boolean;
};

/**
 * Decides field by field: what stands in the CRM is overwritten only when we wrote it ourselves (now or in an attempt whose answer was
 * lost), or when nothing stands there and nothing of ours ever did.
 * @param ours digests of what we may have written
 */
export function mergeFields(key: string, { wanted, found, ours, isErased = false }: Sides): Merged {
  const differing = Object.keys(wanted).filter((name) => wanted[name] !== (found[name] ?? ''));
  const foundDigests = digestsOf(key, Object.fromEntries(differing.map((name) => [name, found[name] ?? ''])));
  const wantedDigests = digestsOf(key, wanted);
  const isOurs = (name: string): boolean => {
    if (isErased) return true;
    const written = ours.map((digests) => digests[name]).filter((digest) => digest !== undefined);
    return written.length === 0 ? (found[name] ?? '') === '' : written.includes(foundDigests[name] ?? '');
  };
  const isAsked = (name: string): boolean => !ours.some((digests) => digests[name] === wantedDigests[name]);
  return {
    write: Object.fromEntries(differing.filter(isOurs).map((name) => [name, wanted[name] ?? ''])),
    kept: differing.filter((name) => !isOurs(name) && isAsked(name)),
  };
}

/** What staff read beside a delivery that left somebody's correction alone. */
export function remarkOf(kept: readonly string[]): string | null {
  return kept.length === 0 ? null : `Changed in the CRM meanwhile and left so: ${kept.join(', ')}.`;
}

/** Whoever deleted it there meant it; staff can send everything again, for a CRM that was put back to an earlier day. */
export const deletedRemark = 'Deleted in the CRM, and not made again.';

export function isOfErased(thing: CrmThing): boolean {
  return thing.sort !== 'consent' && thing.isErased;
}
