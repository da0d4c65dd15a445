import { useState } from 'react';
import type { CodeAnswer, CodeDeed, MeetingByCode } from '#contract/by-code.ts';
import { readVisitorCode } from '#domain/visitor-code/visitor-code.ts';
import { consentWords, type ConsentWords } from '../../../design/consent-words.ts';
import { useScene } from '../../scene-context.ts';
import { askByCode } from '../../visit/ask-by-code.ts';
import type { Words } from '../../words/words.ts';
import { Agreed } from './agreed.tsx';
import { When } from '../meet/when.tsx';
import { Correct } from './correct.tsx';
import { Found } from './found.tsx';
import { TypeCode } from './type-code.tsx';
import './by-code.css';

type Agreement = Pick<Extract<CodeAnswer, { outcome: 'consents' }>, 'consents' | 'version'>;

/** The appointment of a code that somebody carries: how it stands, another time, or none. It leaves with this scene. */
export function ByCode() {
  const { published, facts, words, locale, setDraft, visit } = useScene();
  const [typed, setTyped] = useState('');
  const [meeting, setMeeting] = useState<MeetingByCode | null>(null);
  const [said, setSaid] = useState('');
  const [isChoosing, setChoosing] = useState(false);
  const [agreed, setAgreed] = useState<Agreement | null>(null);
  const [isCorrecting, setCorrecting] = useState(false);

  const letGo = () => {
    setMeeting(null);
    setAgreed(null);
    setTyped('');
  };
  const another = () => {
    setDraft({ knownBy: readVisitorCode(typed), knownAs: null });
    visit.go({ name: 'meet', kind: null });
  };
  const ask = async (deed: CodeDeed): Promise<void> => {
    const code = readVisitorCode(typed);
    if (code === null || !facts.windowId) return setSaid(words.codeUnknown);
    setSaid(words.sending);
    const answer = await askByCode(code, deed, { published, windowId: facts.windowId });
    setChoosing(false);
    setSaid(wordsFor(answer, words, consentWords[locale]));
    if (answer.outcome === 'consents') setAgreed(answer);
    if (answer.outcome === 'corrected' || answer.outcome === 'not-corrected') setAgreed((before) => before && { ...before, version: answer.version });
    if (answer.outcome === 'corrected') setCorrecting(false);
    if (answer.outcome === 'erased') letGo();
    if (answer.outcome === 'found' || answer.outcome === 'not-done') setMeeting(answer.meeting);
  };
  if (meeting === null) return <TypeCode typed={typed} said={said} onType={setTyped} onDone={() => void ask({ act: 'read' })} />;
  if (agreed !== null && isCorrecting) return <Correct said={said} onCorrect={(fields) => void ask({ act: 'correct', version: agreed.version, fields })} onBack={() => setCorrecting(false)} />;
  if (agreed !== null) return <Agreed consents={agreed.consents} said={said} onAsk={(deed) => void ask(deed)} onCorrect={() => { setSaid(''); setCorrecting(true); }} onBack={() => setAgreed(null)} />;
  if (isChoosing) return <When kind={meeting.kind} isFixed onChoose={(slot) => { if (slot) void ask({ act: 'move', version: meeting.version, startsAt: slot.startsAt }); }} />;
  return <Found meeting={meeting} said={said} onChange={() => setChoosing(true)} onAnother={another} onAgreed={() => void ask({ act: 'consents' })} onCancel={() => void ask({ act: 'cancel', version: meeting.version })} />;
}

function wordsFor(answer: CodeAnswer | { readonly outcome: 'away' }, words: Words, own: ConsentWords): string {
  switch (answer.outcome) {
    case 'erased': return own.erased;
    case 'corrected': return own.correct.done;
    case 'not-corrected': return own.correct.changedMeanwhile;
    case 'unknown': return words.codeUnknown;
    case 'away': return words.codeAway;
    case 'not-done': return words.notDone[answer.because];
    default: return '';
  }
}
