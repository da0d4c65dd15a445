import { useState, type FormEvent, type HTMLAttributes } from 'react';
import type { FormOnPhone } from '#contract/on-phone.ts';
import type { Locale } from '#domain/locale.ts';
import type { PhoneWords } from '../words/words.ts';
import { nameOrderOf } from '#domain/person-name.ts';
import { fieldsToAsk } from '#domain/visit/fields-to-ask.ts';
import { isEnough, type Written } from '../../sealing/written-form.ts';

type Parts = { readonly form: FormOnPhone; readonly locale: Locale; readonly words: PhoneWords; readonly isSealed: boolean; readonly onSend: (written: Written) => Promise<void> };

const nothing: Written = { givenName: '', familyName: '', email: '', phone: '', expectation: '' };
const fills: Readonly<Record<keyof Written, { readonly type: string; readonly autoComplete: string; readonly inputMode: HTMLAttributes<HTMLInputElement>['inputMode'] }>> = {
  givenName: { type: 'text', autoComplete: 'given-name', inputMode: 'text' }, familyName: { type: 'text', autoComplete: 'family-name', inputMode: 'text' },
  email: { type: 'text', autoComplete: 'email', inputMode: 'email' }, phone: { type: 'tel', autoComplete: 'tel', inputMode: 'tel' }, expectation: { type: 'text', autoComplete: 'off', inputMode: 'text' },
};

/** Few fields, filled by the phone itself if its owner likes; what the appointment needs is said before it is asked for. Once sealed, nothing in it changes. */
export function WriteForm({ form, locale, words, isSealed, onSend }: Parts) {
  const [written, setWritten] = useState(nothing);
  const [isSending, setSending] = useState(false);
  const order = fieldsToAsk({ isKnown: false, nameOrder: nameOrderOf(locale) });
  const enough = isEnough(written, form.wish.kind);
  const send = async (event: FormEvent) => {
    event.preventDefault();
    setSending(true);
    await onSend(written);
    setSending(false);
  };
  return (
    <form className="writing" onSubmit={(event) => void send(event)}>
      {order.map((name) => (
        <label key={name}>
          <span>{words.form[name]}</span>
          <input {...fills[name]} name={name} value={written[name]} readOnly={isSealed} maxLength={name === 'expectation' ? 400 : 120} dir={name === 'email' || name === 'phone' ? 'ltr' : 'auto'} onChange={(event) => setWritten({ ...written, [name]: event.target.value })} />
        </label>
      ))}
      <h2>{words.form.notice}</h2>
      <p className="quiet">{form.notice.text[locale]}</p>
      <button className="first" disabled={!enough || isSending}>{words.form.send}</button>
      {!enough && <p className="quiet">{words.form.missing}</p>}
    </form>
  );
}
