import { useEffect, useState } from 'react';
import type { FormOnPhone } from '#contract/on-phone.ts';
import type { AppointmentState } from '#domain/appointments/appointment.ts';
import type { Locale } from '#domain/locale.ts';
import { askForForm, sendForm } from '../ask-hub.ts';
import { dayText, timeText } from '../meeting.tsx';
import { phoneWords, type PhoneWords } from '../words/words.ts';
import type { Written } from '../../sealing/written-form.ts';
import { sealRequest, type SealedRequest } from './seal-request.ts';
import { WriteForm } from './write-form.tsx';

type Step =
  | { readonly at: 'reading' | 'gone' | 'away' }
  | { readonly at: 'writing'; readonly form: FormOnPhone; readonly said: string }
  | { readonly at: 'kept'; readonly form: FormOnPhone; readonly code: string; readonly state: AppointmentState };

/** The form that a window began: written and sealed here, kept by that window. */
export function Form({ ticket, locale }: { readonly ticket: string; readonly locale: Locale }) {
  const words = phoneWords[locale];
  const [step, setStep] = useState<Step>({ at: 'reading' });
  /** Sealed once: what is sent again is the same, so that nothing is done twice. */
  const [request, setRequest] = useState<SealedRequest | null>(null);
  const read = async () => {
    setStep({ at: 'reading' });
    const answer = await askForForm(ticket);
    setStep(answer.outcome === 'open' ? { at: 'writing', form: answer.form, said: '' } : { at: answer.outcome === 'gone' ? 'gone' : 'away' });
  };
  useEffect(() => void read(), [ticket]);

  const send = async (form: FormOnPhone, written: Written) => {
    setStep({ at: 'writing', form, said: words.form.sending });
    const sealed = request ?? (await sealRequest(written, { ticket, form, locale }));
    setRequest(sealed);
    const answer = await sendForm(sealed.sent);
    if (answer.outcome === 'gone') return setStep({ at: 'gone' });
    if (answer.outcome !== 'answered') return setStep({ at: 'writing', form, said: answer.outcome === 'waiting' ? words.form.waiting : words.away });
    if (answer.answer.outcome === 'refused') return setStep({ at: 'writing', form, said: words.form.refused });
    setStep({ at: 'kept', form, code: sealed.code, state: answer.answer.state });
  };
  switch (step.at) {
    case 'reading': return <><h1>{words.form.title}</h1><p className="said" role="status">{words.reading}</p></>;
    case 'gone': return <><h1>{words.form.title}</h1><p className="state" role="status">{words.form.gone}</p></>;
    case 'away': return <><h1>{words.form.title}</h1><p className="state" role="status">{words.away}</p><nav><button onClick={() => void read()}>{words.again}</button></nav></>;
    case 'writing': return <><h1>{words.form.title}</h1><WhatFor form={step.form} locale={locale} words={words} /><WriteForm form={step.form} locale={locale} words={words} isSealed={request !== null} onSend={(written) => send(step.form, written)} /><p className="said" role="status">{step.said}</p></>;
    case 'kept': return (
      <>
        <h1>{words.form.title}</h1>
        <p className="state" role="status">{words.form.kept} {words.states[step.state]}</p>
        <WhatFor form={step.form} locale={locale} words={words} />
        <p><span className="quiet">{words.form.code}</span><br /><span className="when" dir="ltr">{step.code}</span></p>
      </>
    );
  }
}

function WhatFor({ form: { wish: { slot }, name, boutique }, locale, words }: { readonly form: FormOnPhone; readonly locale: Locale; readonly words: PhoneWords }) {
  return (
    <section>
      <p className="name">{name[locale]}</p>
      <p className="when">{slot === null ? words.noTime : <>{dayText(slot.startsAt, boutique.timeZone, locale)}<br />{timeText(slot.startsAt, boutique.timeZone, locale)}</>}</p>
      <address dir="auto">{boutique.name}</address>
    </section>
  );
}
