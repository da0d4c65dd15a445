import type { Channel, ReceiptKind } from './purpose.ts';

/** Kinds of personal data a receipt can be about. */
export const personalSorts = ['name', 'email', 'phone', 'postal-address', 'expectation', 'selection'] as const;

export type PersonalSort = (typeof personalSorts)[number];

export const lawfulBases = ['consent', 'request'] as const;

export type LawfulBasis = (typeof lawfulBases)[number];

/** What a person may do about what is held of them. */
export const privacyRights = ['access', 'rectification', 'erasure', 'restriction', 'portability', 'objection', 'withdrawal', 'complaint'] as const;

const reachedBy: Readonly<Record<Channel, PersonalSort>> = { email: 'email', phone: 'phone', sms: 'phone', messaging: 'phone', post: 'postal-address' };

/** What is used for that purpose on that channel, and nothing more; an appointment uses all that its form asks. */
export function personalSortsOf(channel: Channel | null): readonly PersonalSort[] {
  return channel === null ? ['name', 'email', 'phone', 'expectation', 'selection'] : ['name', reachedBy[channel]];
}

/** The appointment rests on the request for it, everything else on a consent. */
export function lawfulBasisOf(kind: ReceiptKind): LawfulBasis {
  return kind === 'notice' ? 'request' : 'consent';
}
