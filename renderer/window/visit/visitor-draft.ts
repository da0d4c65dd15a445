import type { Channel } from '#domain/consent/purpose.ts';
import type { SubjectId } from '#domain/ids.ts';

/** A visitor's own words while they are being written. Never logged, stored or sent: only its sealed form leaves. */
export type VisitorDraft = {
  readonly subjectId: SubjectId;
  readonly givenName: string;
  readonly familyName: string;
  readonly email: string;
  readonly phone: string;
  readonly expectation: string;
  /** Yes or no to a purpose and channel, by `purpose channel`; what was not answered is absent and means no. */
  readonly answers: Readonly<Record<string, boolean>>;
};

export function aDraft(subjectId: SubjectId): VisitorDraft {
  return { subjectId, givenName: '', familyName: '', email: '', phone: '', expectation: '', answers: {} };
}

/** A name and one way to answer are enough. */
export function isEnough(draft: VisitorDraft): boolean {
  return (draft.givenName.trim() !== '' || draft.familyName.trim() !== '') && (draft.email.trim() !== '' || draft.phone.trim() !== '');
}

export function reachBy(draft: VisitorDraft): Channel {
  return draft.phone.trim() === '' ? 'email' : 'phone';
}

/** Whether an address looks whole; a doubt is said, never a refusal. */
export function looksLikeEmail(text: string): boolean {
  return /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/.test(text.trim());
}
