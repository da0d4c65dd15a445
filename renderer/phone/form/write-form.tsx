import { useState, type FormEvent } from 'react';
import type { FormOnPhone } from '#contract/on-phone.ts';
import type { Locale } from '#domain/locale.ts';
import type { PhoneWords } from '../words/words.ts';
import { nameOrderOf } from '#domain/person-name.ts';
import { fieldsToAsk } from '#domain/visit/fields-to-ask.ts';
import { fieldHints } from './field-hints.ts';
import { isEnough, type Written } from '../../sealing/written-form.ts';

type Parts = { readonly form: FormOnPhone; readonly locale: Locale; readonly words: PhoneWords; readonly isSealed: boolean; readonly onSend: (written: Written) => Promise<void> };

const nothing: Written = { givenName: '', familyName: '', email: '', phone: '', expectation: '' };

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
          <input {...fieldHints[name]} name={name} value={written[name]} readOnly={isSealed} onChange={(event) => setWritten({ ...written, [name]: event.target.value })} />
        </label>
      ))}
      <h2>{words.form.notice}</h2>
      <p className="quiet">{form.notice.text[locale]}</p>
      <button className="first" disabled={!enough || isSending}>{words.form.send}</button>
      {!enough && <p className="quiet">{words.form.missing}</p>}
    </form>
  );
}
