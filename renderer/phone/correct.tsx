import { useState, type FormEvent } from 'react';
import type { CorrectedFields } from '#contract/by-code.ts';
import { nameOrderOf } from '#domain/person-name.ts';
import { fieldsToCorrect } from '#domain/visit/fields-to-ask.ts';
import type { Locale } from '#domain/locale.ts';
import { consentWords } from '../design/consent-words.ts';
import { correctionOf, nothingCorrected } from '../sealing/written-correction.ts';
import { fieldHints } from './form/field-hints.ts';
import { phoneWords } from './words/words.ts';

type Parts = { readonly locale: Locale; readonly onCorrect: (fields: CorrectedFields) => Promise<void>; readonly onLeft: () => void };

/** What is to be corrected, written anew: the page shows nothing of what the maison knows. */
export function Correct({ locale, onCorrect, onLeft }: Parts) {
  const words = consentWords[locale];
  const [written, setWritten] = useState(nothingCorrected);
  const [isSending, setSending] = useState(false);
  const fields = correctionOf(written);
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (fields === null) return;
    setSending(true);
    await onCorrect(fields);
    setSending(false);
  };
  return (
    <form className="writing" onSubmit={(event) => void send(event)}>
      <h2>{words.correct.title}</h2>
      {fieldsToCorrect(nameOrderOf(locale)).map((name) => (
        <label key={name}>
          <span>{phoneWords[locale].form[name]}</span>
          <input {...fieldHints[name]} name={name} value={written[name]} onChange={(event) => setWritten({ ...written, [name]: event.target.value })} />
        </label>
      ))}
      <p className="quiet">{words.correct.how}</p>
      <button className="first" disabled={fields === null || isSending}>{words.correct.send}</button>
      <button type="button" onClick={onLeft}>{words.keep}</button>
    </form>
  );
}
