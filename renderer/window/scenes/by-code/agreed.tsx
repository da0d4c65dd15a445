import { useState } from 'react';
import type { CodeDeed, ConsentByCode } from '#contract/by-code.ts';
import { consentWords } from '../../../design/consent-words.ts';
import { Lit } from '../../../design/lit.tsx';
import { Verb } from '../../../design/verb.tsx';
import { useScene } from '../../scene-context.ts';

type Parts = { readonly consents: readonly ConsentByCode[]; readonly said: string; readonly onAsk: (deed: CodeDeed) => void; readonly onBack: () => void };

/** What this person once answered: one touch takes it back, one gives it again. Erasing everything is asked once more. */
export function Agreed({ consents, said, onAsk, onBack }: Parts) {
  const { words, locale } = useScene();
  const own = consentWords[locale];
  const [isSure, setSure] = useState(false);
  return (
    <div className="scene by-code agreed">
      <div className="low form">
        <Lit of={own.title} as="h1" className="display ice">{own.title}</Lit>
        {consents.length === 0 && <p className="text">{own.none}</p>}
        <div className="purposes">{consents.map((consent) => <Answer key={`${consent.purposeId} ${consent.channel}`} consent={consent} onAgree={(isGiven) => onAsk({ act: 'agree', purposeId: consent.purposeId, channel: consent.channel, isGiven, locale })} />)}</div>
        <p className="small said" role="status">{said}</p>
        <nav className="code-ways">
          {isSure
            ? <><p className="small">{own.sure}</p><Verb isFirst onDo={() => onAsk({ act: 'erase' })}>{own.eraseYes}</Verb><Verb onDo={() => setSure(false)}>{own.keep}</Verb></>
            : <><Verb isFirst onDo={onBack}>{words.openCode}</Verb><Verb onDo={() => setSure(true)}>{own.erase}</Verb></>}
        </nav>
      </div>
    </div>
  );
}

/** Taking back weighs as much on the glass as agreeing did. */
function Answer({ consent: { text, channel, state, isOffered }, onAgree }: { readonly consent: ConsentByCode; readonly onAgree: (isGiven: boolean) => void }) {
  const { locale } = useScene();
  const own = consentWords[locale];
  const isGiven = state === 'given' || state === 'unconfirmed';
  return (
    <fieldset data-state={state}>
      {text !== null && <legend className="text">{text[locale]}</legend>}
      <p className="small">{own.channels[channel]} · {own.states[state]}</p>
      {isGiven && <button type="button" className="choice" onClick={() => onAgree(false)}>{own.withdraw}</button>}
      {!isGiven && isOffered && <button type="button" className="choice" onClick={() => onAgree(true)}>{own.giveAgain}</button>}
    </fieldset>
  );
}
