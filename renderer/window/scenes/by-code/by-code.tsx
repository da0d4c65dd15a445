import { useState } from 'react';
import type { CodeAnswer, CodeDeed, ConsentByCode, MeetingByCode } from '#contract/by-code.ts';
import { readVisitorCode } from '#domain/visitor-code/visitor-code.ts';
import { consentWords } from '../../../design/consent-words.ts';
import { useScene } from '../../scene-context.ts';
import { askByCode } from '../../visit/ask-by-code.ts';
import type { Words } from '../../words/words.ts';
import { Agreed } from './agreed.tsx';
import { When } from '../meet/when.tsx';
import { Found } from './found.tsx';
import { TypeCode } from './type-code.tsx';
import './by-code.css';

/** The appointment of a code that somebody carries: how it stands, another time, or none. It leaves with this scene. */
export function ByCode() {
  const { published, facts, words, locale, setDraft, visit } = useScene();
  const [typed, setTyped] = useState('');
  const [meeting, setMeeting] = useState<MeetingByCode | null>(null);
  const [said, setSaid] = useState('');
  const [isChoosing, setChoosing] = useState(false);
  const [consents, setConsents] = useState<readonly ConsentByCode[] | null>(null);

  const letGo = () => {
    setMeeting(null);
    setConsents(null);
    setTyped('');
  };
  const another = () => {
    setDraft({ knownBy: readVisitorCode(typed) });
    visit.go({ name: 'meet', kind: null });
  };
  const ask = async (deed: CodeDeed): Promise<void> => {
    const code = readVisitorCode(typed);
    if (code === null || !facts.windowId) return setSaid(words.codeUnknown);
    setSaid(words.sending);
    const answer = await askByCode(code, deed, { published, windowId: facts.windowId });
    setChoosing(false);
    setSaid(answer.outcome === 'erased' ? consentWords[locale].erased : wordsFor(answer, words));
    if (answer.outcome === 'consents') setConsents(answer.consents);
    if (answer.outcome === 'erased') letGo();
    if (answer.outcome === 'found' || answer.outcome === 'not-done') setMeeting(answer.meeting);
  };
  if (meeting === null) return <TypeCode typed={typed} said={said} onType={setTyped} onDone={() => void ask({ act: 'read' })} />;
  if (consents !== null) return <Agreed consents={consents} said={said} onAsk={(deed) => void ask(deed)} onBack={() => setConsents(null)} />;
  if (isChoosing) return <When kind={meeting.kind} isFixed onChoose={(slot) => { if (slot) void ask({ act: 'move', version: meeting.version, startsAt: slot.startsAt }); }} />;
  return <Found meeting={meeting} said={said} onChange={() => setChoosing(true)} onAnother={another} onAgreed={() => void ask({ act: 'consents' })} onCancel={() => void ask({ act: 'cancel', version: meeting.version })} />;
}

function wordsFor(answer: CodeAnswer | { readonly outcome: 'away' }, words: Words): string {
  switch (answer.outcome) {
    case 'unknown': return words.codeUnknown;
    case 'away': return words.codeAway;
    case 'not-done': return words.notDone[answer.because];
    default: return '';
  }
}
