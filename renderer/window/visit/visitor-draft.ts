import type { ClientCard } from '#contract/client.ts';
import type { AppointmentKind } from '#domain/appointments/appointment.ts';
import { assertNever } from '#domain/assert-never.ts';
import type { Channel } from '#domain/consent/purpose.ts';
import type { SubjectId } from '#domain/ids.ts';
import { isEnough, isGiven, type Written } from '../../sealing/written-form.ts';

export type KnownClient = NonNullable<ClientCard['known']> & { readonly id: ClientCard['id'] };

/** A visitor's own words while they are being written. Never logged, stored or sent: only its sealed form leaves. */
export type VisitorDraft = Written & {
  readonly subjectId: SubjectId;
  /** The code that was shown at this window: the maison knows its person already. */
  readonly knownBy: string | null;
  /** The client whose card was open when they asked, and what of them need not be asked. */
  readonly knownAs: KnownClient | null;
  /** Yes or no to a purpose and channel, by `purpose channel`; what was not answered is absent and means no. */
  readonly answers: Readonly<Record<string, boolean>>;
};

export function aDraft(subjectId: SubjectId): VisitorDraft {
  return { subjectId, givenName: '', familyName: '', email: '', phone: '', expectation: '', knownBy: null, knownAs: null, answers: {} };
}

/** Nobody who is known already is asked who they are. */
export function mayGoOn(draft: VisitorDraft, kind: AppointmentKind): boolean {
  return isKnown(draft) ? kind === 'now' || isReachable(draft) : isEnough(draft, kind);
}

export function isKnown({ knownBy, knownAs }: VisitorDraft): boolean {
  return knownBy !== null || knownAs !== null;
}

/** Whether the maison knows, or was told now, one way to answer; whoever carries a code gave one with it. */
export function isReachable({ knownBy, knownAs, email, phone }: VisitorDraft): boolean {
  return knownBy !== null || (knownAs?.ways.length ?? 0) > 0 || isGiven(email) || isGiven(phone);
}

/** The answer that a country may ask for before any other: whether somebody has the age to agree alone. */
export const ofAge = 'of-age';

/** Below that age, and without an answer, nothing but the appointment is asked. */
export function mayAgree({ answers }: VisitorDraft, ageOfConsent: number | null): boolean {
  return ageOfConsent === null || answers[ofAge] === true;
}

/** A purpose is asked only for channels that this person can be reached by, and that they have not answered. */
export function isAskable({ knownBy, knownAs, email, phone }: VisitorDraft, purposeId: string, channel: Channel): boolean {
  // What they once answered stands, and is changed by the same code.
  if (knownBy !== null || knownAs?.answered.some((answer) => answer.purposeId === purposeId && answer.channel === channel)) return false;
  switch (channel) {
    case 'email': return isGiven(email) || knownAs?.ways.includes('email') === true;
    case 'phone': case 'sms': case 'messaging': return isGiven(phone) || knownAs?.ways.includes('phone') === true;
    // The boutique knows, or asks for, an address.
    case 'post': return true;
    default: return assertNever(channel);
  }
}

/** Whether an address looks whole; a doubt is said, never a refusal. */
export function looksLikeEmail(text: string): boolean {
  return /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/.test(text.trim());
}
