import type { CorrectedFields } from '#contract/by-code.ts';
import type { PersonalField } from '#domain/visit/fields-to-ask.ts';
import { isGiven } from './written-form.ts';

/** What stands in the fields of a correction. */
export type WrittenCorrection = Readonly<Record<PersonalField, string>>;

export const nothingCorrected: WrittenCorrection = { givenName: '', familyName: '', email: '', phone: '' };

/** What is to be corrected; null when nothing was written, and a field that is empty stays as it is. */
export function correctionOf({ givenName, familyName, email, phone }: WrittenCorrection): CorrectedFields | null {
  const orNull = (text: string): string | null => (isGiven(text) ? text.trim() : null);
  const fields = { givenName: orNull(givenName), familyName: orNull(familyName), email: orNull(email), phone: orNull(phone) };
  return Object.values(fields).some((field) => field !== null) ? fields : null;
}
