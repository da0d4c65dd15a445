import { useState } from 'react';
import type { MeetingByCode } from '#contract/by-code.ts';
import { consentWords } from '../../../design/consent-words.ts';
import { Lit } from '../../../design/lit.tsx';
import { Verb } from '../../../design/verb.tsx';
import { receiverSentence } from '../../../design/receiver-words.ts';
import { dayIn, timeIn } from '../../boutique-time.ts';
import { useScene } from '../../scene-context.ts';

type Parts = { readonly meeting: MeetingByCode; readonly said: string; readonly onChange: () => void; readonly onCancel: () => void; readonly onAgreed: () => void; readonly onAnother: () => void };

/** How the appointment stands, by its boutique's own clock; cancelling is asked once more. */
export function Found({ meeting, said, onChange, onCancel, onAgreed, onAnother }: Parts) {
  const { words, locale, visit } = useScene();
  const [isSure, setSure] = useState(false);
  const { slot, boutique, state, kind, receivedBy } = meeting;
  const standing = state === 'moved' ? words.changed : state === 'declined' ? words.declinedByBoutique : words.states[state];
  const isThere = kind !== 'video' && kind !== 'at-home';
  return (
    <div className="scene by-code found" data-state={state}>
      <div className="low">
        <div className="standing-facts">
          <Lit of={meeting.name[locale]} as="h1" className="display ice">{meeting.name[locale]}</Lit>
          <Lit of={`${state} ${meeting.version}`} as="p" className="line standing" isSpoken>{standing}</Lit>
          <p className="line figures">{slot ? <>{dayIn(boutique.timeZone, locale, slot.startsAt)}<br />{timeIn(boutique.timeZone, locale, slot.startsAt)}</> : words.anyTimeHow}</p>
          {isThere ? <p className="latin place" dir="ltr">{boutique.name}<br />{boutique.address}</p> : <p className="small">{words.kindNotes[kind]}</p>}
          {receivedBy !== null && <p className="small receiver">{receiverSentence(locale, receivedBy)}</p>}
          <p className="small said" role="status">{said}</p>
        </div>
        <nav className="code-ways">
          {meeting.isOpen && !isSure && <Verb isFirst onDo={onChange}>{words.changeTime}</Verb>}
          {meeting.isOpen && !isSure && <Verb onDo={() => setSure(true)}>{words.cancelIt}</Verb>}
          {meeting.isOpen && isSure && <Verb isFirst onDo={() => { setSure(false); onCancel(); }}>{words.cancelSure}</Verb>}
          {meeting.isOpen && isSure && <Verb onDo={() => setSure(false)}>{words.changeNothing}</Verb>}
          {!isSure && <Verb onDo={onAnother}>{words.meet}</Verb>}
          {!isSure && <Verb onDo={onAgreed}>{consentWords[locale].title}</Verb>}
          <Verb onDo={() => visit.end('curtain')}>{words.leave}<span className="small aside">{words.nothingStays}</span></Verb>
        </nav>
      </div>
    </div>
  );
}
