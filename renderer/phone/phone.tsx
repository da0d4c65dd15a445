import { useCallback, useEffect, useState, type FormEvent } from 'react';
import type { CodeDeed, MeetingByCode } from '#contract/by-code.ts';
import type { Locale } from '#domain/locale.ts';
import { readVisitorCode } from '#domain/visitor-code/visitor-code.ts';
import { askByCode, type HubSaid } from './ask-hub.ts';
import { Consents } from './consents.tsx';
import { Meeting } from './meeting.tsx';
import { consentWords } from '../design/consent-words.ts';
import { phoneWords, type PhoneWords } from './words/words.ts';

type Standing = {
  readonly code: string | null;
  readonly meeting: MeetingByCode | null;
  /** What came of the last thing that was asked, when it was not done. */
  readonly said: string | null;
  readonly isAsking: boolean;
};

/** The page that a visitor's code opens. The code stays behind the `#`, which no server is told. */
export function Phone({ locale }: { readonly locale: Locale }) {
  const words = phoneWords[locale];
  const [standing, setStanding] = useState<Standing>(() => ({ code: readVisitorCode(window.location.hash.slice(1)), meeting: null, said: null, isAsking: false }));
  const { code, meeting, said, isAsking } = standing;

  const ask = useCallback(async (asked: string, deed: CodeDeed): Promise<HubSaid> => {
    setStanding((before) => ({ ...before, said: null, isAsking: true }));
    const answer = await askByCode({ code: asked, deed });
    setStanding((before) => ({ ...before, ...stoodBy(answer, words), isAsking: false }));
    return answer;
  }, [words]);
  useEffect(() => {
    if (code !== null) void ask(code, { act: 'read' });
  }, [code, ask]);

  return (
    <>
      <h1>{words.title}</h1>
      {meeting === null && <AskCode words={words} isAsking={isAsking} onGiven={(given) => (given === code ? void ask(given, { act: 'read' }) : setStanding({ code: given, meeting: null, said: null, isAsking: false }))} />}
      {meeting !== null && code !== null && <Meeting key={meeting.version} meeting={meeting} locale={locale} words={words} ask={(deed) => ask(code, deed)} />}
      {meeting !== null && code !== null && <Consents code={code} locale={locale} onErased={() => setStanding({ code: null, meeting: null, said: consentWords[locale].erased, isAsking: false })} />}
      <p className="said" role="status">{isAsking ? words.reading : (said ?? '')}</p>
    </>
  );
}

function AskCode({ words, isAsking, onGiven }: { readonly words: PhoneWords; readonly isAsking: boolean; readonly onGiven: (code: string) => void }) {
  const [typed, setTyped] = useState(window.location.hash.slice(1));
  const [isNone, setNone] = useState(false);
  const give = (event: FormEvent) => {
    event.preventDefault();
    const code = readVisitorCode(typed);
    setNone(code === null);
    if (code !== null) onGiven(code);
  };
  return (
    <form onSubmit={give}>
      <label>
        <span>{words.ask}</span>
        <input value={typed} dir="ltr" autoCapitalize="characters" autoComplete="off" autoCorrect="off" spellCheck={false} inputMode="text" maxLength={40} required aria-describedby="how" onChange={(event) => setTyped(event.target.value)} />
      </label>
      <p id="how" className="quiet">{words.askHow}</p>
      {isNone && <p className="said" role="alert">{words.unknown}</p>}
      <button className="first" disabled={isAsking}>{words.open}</button>
    </form>
  );
}

/** An answer that did not come changes nothing of what is shown. */
function stoodBy(answer: HubSaid, words: PhoneWords): Partial<Standing> {
  switch (answer.outcome) {
    case 'found': return { meeting: answer.meeting, said: null };
    case 'times': case 'consents': case 'erased': case 'corrected': case 'not-corrected': return {};
    case 'not-done': return { meeting: answer.meeting, said: words.notDone[answer.because] };
    case 'unknown': return { meeting: null, said: words.unknown };
    case 'wait': return { said: words.wait };
    case 'away': return { said: words.away };
  }
}
