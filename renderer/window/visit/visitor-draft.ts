import type { AppointmentKind } from '#domain/appointments/appointment.ts';
import { assertNever } from '#domain/assert-never.ts';
import type { Channel } from '#domain/consent/purpose.ts';
import type { SubjectId } from '#domain/ids.ts';
import { isEnough, isGiven, type Written } from '../../sealing/written-form.ts';

/** A visitor's own words while they are being written. Never logged, stored or sent: only its sealed form leaves. */
export type VisitorDraft = Written & {
  readonly subjectId: SubjectId;
  /** The code that was shown at this window: the maison knows its person already. */
  readonly knownBy: string | null;
  /** Yes or no to a purpose and channel, by `purpose channel`; what was not answered is absent and means no. */
  readonly answers: Readonly<Record<string, boolean>>;
};

export function aDraft(subjectId: SubjectId): VisitorDraft {
  return { subjectId, givenName: '', familyName: '', email: '', phone: '', expectation: '', knownBy: null, answers: {} };
}

/** Nobody who is known already is asked who they are. */
export function mayGoOn(draft: VisitorDraft, kind: AppointmentKind): boolean {
  return draft.knownBy !== null || isEnough(draft, kind);
}

/** The answer that a country may ask for before any other: whether somebody has the age to agree alone. */
export const ofAge = 'of-age';

/** Below that age, and without an answer, nothing but the appointment is asked. */
export function mayAgree({ answers }: VisitorDraft, ageOfConsent: number | null): boolean {
  return ageOfConsent === null || answers[ofAge] === true;
}

/** A purpose is asked only for channels that this person can be reached by. */
export function isReachable(draft: VisitorDraft, channel: Channel): boolean {
  // What they once answered stands, and is changed by the same code.
  if (draft.knownBy !== null) return false;
  switch (channel) {
    case 'email': return isGiven(draft.email);
    case 'phone': case 'sms': case 'messaging': return isGiven(draft.phone);
    // The boutique knows, or asks for, an address.
    case 'post': return true;
    default: return assertNever(channel);
  }
}

/** Whether an address looks whole; a doubt is said, never a refusal. */
export function looksLikeEmail(text: string): boolean {
  return /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/.test(text.trim());
}
