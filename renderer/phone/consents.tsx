import { useEffect, useState } from 'react';
import type { CodeDeed, ConsentByCode } from '#contract/by-code.ts';
import type { Locale } from '#domain/locale.ts';
import { askByCode, type HubSaid } from './ask-hub.ts';
import { Correct } from './correct.tsx';
import { consentWords, type ConsentWords } from '../design/consent-words.ts';

type Parts = { readonly code: string; readonly locale: Locale; readonly onErased: () => void };

/** What this person once answered, each to be taken back or given again with one touch. Who answered nothing sees nothing. */
export function Consents({ code, locale, onErased }: Parts) {
  const words = consentWords[locale];
  const [consents, setConsents] = useState<readonly ConsentByCode[]>([]);
  const [version, setVersion] = useState<number | null>(null);
  const [isCorrecting, setCorrecting] = useState(false);
  const [isSure, setSure] = useState(false);
  const [said, setSaid] = useState<string | null>(null);
  const ask = async (deed: CodeDeed): Promise<void> => {
    const answer = await askByCode({ code, deed });
    hear(answer);
    if (answer.outcome === 'erased') onErased();
    if (answer.outcome === 'corrected') setCorrecting(false);
    setSaid(saidTo(answer, words));
  };
  const hear = (answer: HubSaid): void => {
    if (answer.outcome === 'consents') setConsents(answer.consents);
    if (answer.outcome === 'consents' || answer.outcome === 'corrected' || answer.outcome === 'not-corrected') setVersion(answer.version);
  };
  useEffect(() => void readConsents(code).then(hear), [code]);

  return (
    <section aria-label={words.title}>
      {consents.length > 0 && <h2>{words.title}</h2>}
      {consents.map((consent) => <Consent key={`${consent.purposeId} ${consent.channel}`} consent={consent} locale={locale} words={words} onAgree={(isGiven) => void ask({ act: 'agree', purposeId: consent.purposeId, channel: consent.channel, isGiven, locale })} />)}
      {isCorrecting && version !== null && <Correct locale={locale} onCorrect={(fields) => ask({ act: 'correct', version, fields })} onLeft={() => setCorrecting(false)} />}
      {isSure
        ? <nav role="group" aria-label={words.sure}><p className="state">{words.sure}</p><button className="first" onClick={() => void ask({ act: 'erase' })}>{words.eraseYes}</button><button onClick={() => setSure(false)}>{words.keep}</button></nav>
        : <nav aria-label={words.correct.verb}>{version !== null && !isCorrecting && <button onClick={() => setCorrecting(true)}>{words.correct.verb}</button>}<button onClick={() => setSure(true)}>{words.erase}</button></nav>}
      <p className="said" role="status">{said ?? ''}</p>
    </section>
  );
}

type ConsentParts = { readonly consent: ConsentByCode; readonly locale: Locale; readonly words: ConsentWords; readonly onAgree: (isGiven: boolean) => void };

function Consent({ consent: { text, channel, state, isOffered }, locale, words, onAgree }: ConsentParts) {
  const isGiven = state === 'given' || state === 'unconfirmed';
  return (
    <div role="group" data-state={state}>
      {text !== null && <p>{text[locale]}</p>}
      <p className="state">{words.channels[channel]} · {words.states[state]}</p>
      {isGiven && <button onClick={() => onAgree(false)}>{words.withdraw}</button>}
      {!isGiven && isOffered && <button onClick={() => onAgree(true)}>{words.giveAgain}</button>}
    </div>
  );
}

function saidTo(answer: HubSaid, words: ConsentWords): string | null {
  switch (answer.outcome) {
    case 'away': case 'wait': return words.away;
    case 'corrected': return words.correct.done;
    case 'not-corrected': return words.correct.changedMeanwhile;
    default: return null;
  }
}

function readConsents(code: string): Promise<HubSaid> {
  return askByCode({ code, deed: { act: 'consents' } });
}
