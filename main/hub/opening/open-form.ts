import { visitorForm, type Sealed, type VisitorForm } from '#contract/sealed.ts';
import { openSealed, type SealedFor, type SealingPair } from '../../platform/sealing/hpke.ts';

export type OpenedForm = { readonly outcome: 'opened'; readonly form: VisitorForm } | { readonly outcome: 'unacceptable'; readonly reason: string };

/** Opens what a visitor's window sealed, and parses it. A reason names fields, never what was in them. */
export async function openForm(sealed: Sealed, belongsTo: SealedFor, pairOf: (id: string) => SealingPair | null): Promise<OpenedForm> {
  const pair = pairOf(sealed.keyId);
  if (pair === null) return unacceptable('It is sealed to a key that this hub does not hold. Restore the back-up of the keys, then replay it.');
  const text = await openSealed(pair, sealed, belongsTo);
  if (text === null) return unacceptable('It does not open: it was changed on its way, or sealed for another submission.');
  const parsed = visitorForm.safeParse(readJson(text));
  if (!parsed.success) {
    const fields = [...new Set(parsed.error.issues.map((issue) => issue.path.map(String).join('.') || 'the whole form'))];
    return unacceptable(`What is inside does not fit: ${fields.join(', ').slice(0, 200)}.`);
  }
  return whyUnreachable(parsed.data) ?? { outcome: 'opened', form: parsed.data };
}

function whyUnreachable({ reachBy, email, phone, knownBy, knownAs }: VisitorForm): OpenedForm | null {
  if (knownBy !== null || knownAs !== null) return null;
  const hasEmail = email !== null && email.includes('@');
  const hasPhone = phone !== null && phone.length > 0;
  if (reachBy === 'email' && !hasEmail) return unacceptable('The person wants to be reached by e-mail and gave no address.');
  if ((reachBy === 'phone' || reachBy === 'sms') && !hasPhone) return unacceptable('The person wants to be reached by telephone and gave no number.');
  return hasEmail || hasPhone || reachBy === 'here' ? null : unacceptable('The person gave no way to be reached.');
}

function unacceptable(reason: string): OpenedForm {
  return { outcome: 'unacceptable', reason };
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
