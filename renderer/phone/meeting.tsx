import { useState } from 'react';
import type { CodeDeed, MeetingByCode } from '#contract/by-code.ts';
import { calendarFile, calendarKeyOf } from '#domain/calendar-file/calendar-file.ts';
import type { Locale } from '#domain/locale.ts';
import { receiverSentence } from '../design/receiver-words.ts';
import type { HubSaid } from './ask-hub.ts';
import { ChooseTime } from './choose-time.tsx';
import type { PhoneWords } from './words/words.ts';

type Parts = { readonly meeting: MeetingByCode; readonly locale: Locale; readonly words: PhoneWords; readonly ask: (deed: CodeDeed) => Promise<HubSaid> };

/** How the appointment stands, and what may be done with it. */
export function Meeting({ meeting, locale, words, ask }: Parts) {
  const [step, setStep] = useState<'standing' | 'changing' | 'cancelling'>('standing');
  const { slot, boutique, link, kind, state, version, receivedBy } = meeting;
  const isTrue = state === 'confirmed' || state === 'moved';
  return (
    <section data-state={state}>
      <p className="state" role="status">{words.states[state]}</p>
      <p className="name">{meeting.name[locale]}</p>
      <p className="when">{slot === null ? words.noTime : <><time dateTime={slot.startsAt}>{dayText(slot.startsAt, boutique.timeZone, locale)}<br />{timeText(slot.startsAt, boutique.timeZone, locale)}</time> <small>{words.city.replace('{city}', boutique.city)}</small></>}</p>
      {kind === 'video' && link === null && <p>{words.videoLater}</p>}
      {kind === 'at-home' && <p>{words.atHome}</p>}
      {kind !== 'video' && kind !== 'at-home' && <address dir="auto">{boutique.name}<br />{boutique.address}</address>}
      {receivedBy !== null && <p className="receiver">{receiverSentence(locale, receivedBy)}</p>}
      {step === 'standing' && (
        <nav>
          {link !== null && isTrue && <a className="first" href={link} rel="noreferrer">{words.video}</a>}
          {slot !== null && isTrue && <button onClick={() => saveCalendar(meeting, locale)}>{words.calendar}</button>}
          {meeting.isOpen && <button onClick={() => setStep('changing')}>{words.change}</button>}
          {meeting.isOpen && <button onClick={() => setStep('cancelling')}>{words.cancel}</button>}
          <a href={`tel:${boutique.phone.replaceAll(' ', '')}`}>{words.call}</a>
        </nav>
      )}
      {step === 'changing' && <ChooseTime meeting={meeting} locale={locale} words={words} ask={ask} onLeft={() => setStep('standing')} />}
      {step === 'cancelling' && (
        <nav role="group" aria-label={words.sure}>
          <p className="state">{words.sure}</p>
          <button className="first" onClick={() => void ask({ act: 'cancel', version }).then(() => setStep('standing'))}>{words.sureYes}</button>
          <button onClick={() => setStep('standing')}>{words.keep}</button>
        </nav>
      )}
    </section>
  );
}

export function dayText(instant: string, timeZone: string, locale: Locale): string {
  return new Intl.DateTimeFormat(locale, { timeZone, weekday: 'long', day: 'numeric', month: 'long', numberingSystem: 'latn' }).format(new Date(instant));
}

export function timeText(instant: string, timeZone: string, locale: Locale): string {
  return new Intl.DateTimeFormat(locale, { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23', numberingSystem: 'latn' }).format(new Date(instant));
}

function saveCalendar({ id, slot, version, maison, name, boutique, link, kind, receivedBy }: MeetingByCode, locale: Locale): void {
  if (slot === null) return;
  const isThere = kind !== 'video' && kind !== 'at-home';
  const text = calendarFile({
    ...slot, key: calendarKeyOf(id), sequence: version - 1, timeZone: boutique.timeZone, summary: `${maison} – ${name[locale]}`,
    place: isThere ? `${boutique.name}, ${boutique.address}` : (link ?? ''), description: receivedBy === null ? null : receiverSentence(locale, receivedBy), contact: [...(receivedBy === null ? [] : [receivedBy]), boutique.name, boutique.phone].join(', '), link, status: 'confirmed', writtenAt: new Date().toISOString(),
  }, null);
  const url = URL.createObjectURL(new Blob([text], { type: 'text/calendar;charset=utf-8' }));
  const anchor = Object.assign(document.createElement('a'), { href: url, download: 'appointment.ics' });
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
