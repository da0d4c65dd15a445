import { useEffect, useState } from 'react';
import { secondYesMark, secondYesToken, type SecondYesAnswer, type SecondYesQuestion } from '#contract/second-yes.ts';
import { directionOf, type Locale } from '#domain/locale.ts';
import { consentWords } from '../design/consent-words.ts';
import { askSecondYes } from './ask-hub.ts';
import { phoneWords } from './words/words.ts';

type Asked = Extract<SecondYesAnswer, { outcome: 'asked' }>;
type Standing = { readonly at: 'reading' | 'unknown' | 'away' | 'wait' } | { readonly at: 'asked'; readonly asked: Asked; readonly said: 'away' | 'wait' | null };

/** What somebody once said yes to, to be said again or not: in the language of the message, with a yes and a no of equal weight. */
export function SecondYes({ token, locale: phoneLocale }: { readonly token: string; readonly locale: Locale }) {
  const [standing, setStanding] = useState<Standing>({ at: 'reading' });
  const ask = async (act: SecondYesQuestion['act']): Promise<void> => {
    const answer = await askSecondYes({ token, act });
    setStanding((before) => {
      if (answer.outcome === 'asked') return { at: 'asked', asked: answer, said: null };
      return before.at === 'asked' && answer.outcome !== 'unknown' ? { ...before, said: answer.outcome } : { at: answer.outcome };
    });
  };
  useEffect(() => void ask('read'), [token]);
  const locale = standing.at === 'asked' ? standing.asked.locale : phoneLocale;
  useEffect(() => {
    document.documentElement.lang = locale;
    document.documentElement.dir = directionOf(locale);
  }, [locale]);
  const words = phoneWords[locale];
  if (standing.at !== 'asked') {
    const said = { reading: words.reading, unknown: words.secondYes.unknown, away: words.away, wait: words.wait }[standing.at];
    return <><h1>{words.secondYes.title}</h1><p className="state" role="status">{said}</p>{standing.at === 'away' && <nav><button onClick={() => void ask('read')}>{words.again}</button></nav>}</>;
  }
  const { asked, maison } = standing.asked;
  return (
    <>
      <h1>{words.secondYes.title}</h1>
      <p className="name">{maison}</p>
      {asked.map(({ text, channel, state }) => (
        <div role="group" key={`${text} ${channel}`} data-state={state}>
          <p>{text}</p>
          <p className="state" role="status">{consentWords[locale].channels[channel]} · {words.secondYesStates[state]}</p>
        </div>
      ))}
      {asked.some(({ state }) => state === 'waiting') && (
        <nav>
          <button onClick={() => void ask('confirm')}>{words.secondYes.confirm}</button>
          <button onClick={() => void ask('decline')}>{words.secondYes.decline}</button>
        </nav>
      )}
      <p className="said" role="status">{standing.said === null ? '' : words[standing.said]}</p>
    </>
  );
}

/** The token in a page's address; null when it is there for something else. */
export function readSecondYes(hash: string): string | null {
  const mark = `#${secondYesMark}`;
  const parsed = secondYesToken.safeParse(hash.slice(mark.length));
  return hash.startsWith(mark) && parsed.success ? parsed.data : null;
}
