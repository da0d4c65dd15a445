import { visitorForm, type VisitorForm } from '#contract/sealed.ts';
import type { AppointmentKind } from '#domain/appointments/appointment.ts';
import { noName } from '#domain/person-name.ts';
import type { FormField } from '#domain/visit/fields-to-ask.ts';
import { visitorCodeBytes, writeVisitorCode } from '#domain/visitor-code/visitor-code.ts';

/** What stands in the fields, as it was written. */
export type Written = Readonly<Record<FormField, string>>;

/** What the page knows without asking. */
export type FormFacts = Pick<VisitorForm, 'subjectId' | 'locale' | 'selection' | 'knownBy' | 'knownAs'>;

/** A name and one way to answer are enough; of somebody who stands here, a name. */
export function isEnough({ givenName, familyName, email, phone }: Written, kind: AppointmentKind): boolean {
  return (isGiven(givenName) || isGiven(familyName)) && (kind === 'now' || isGiven(email) || isGiven(phone));
}

/** The form to be sealed, with a new code for the visitor to change or cancel it by. */
export function formOf(written: Written, facts: FormFacts): VisitorForm & { readonly code: string } {
  const code = writeVisitorCode(crypto.getRandomValues(new Uint8Array(visitorCodeBytes)));
  const { givenName, familyName, email, phone, expectation } = written;
  const form = visitorForm.parse({
    ...facts, schema: 'vitrine-visitor/1', code, givenName: orNull(givenName) ?? noName, familyName: orNull(familyName) ?? noName,
    reachBy: reachBy(written), email: orNull(email), phone: orNull(phone), expectation: orNull(expectation),
  });
  return { ...form, code };
}

export function reachBy({ email, phone }: Written): VisitorForm['reachBy'] {
  if (isGiven(phone)) return 'phone';
  return isGiven(email) ? 'email' : 'here';
}

export function isGiven(text: string): boolean {
  return text.trim() !== '';
}

function orNull(text: string): string | null {
  return isGiven(text) ? text.trim() : null;
}
