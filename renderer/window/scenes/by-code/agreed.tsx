import { useState } from 'react';
import type { CodeDeed, ConsentByCode } from '#contract/by-code.ts';
import type { Channel } from '#domain/consent/purpose.ts';
import { consentWords } from '../../../design/consent-words.ts';
import { Lit } from '../../../design/lit.tsx';
import { Verb } from '../../../design/verb.tsx';
import { useScene } from '../../scene-context.ts';

type Parts = { readonly consents: readonly ConsentByCode[]; readonly said: string; readonly onAsk: (deed: CodeDeed) => void; readonly onCorrect: () => void; readonly onBack: () => void };

/** What this person once answered: one touch takes it back, one gives it again. Erasing everything is asked once more. */
export function Agreed({ consents, said, onAsk, onCorrect, onBack }: Parts) {
  const { words, locale } = useScene();
  const own = consentWords[locale];
  const [isSure, setSure] = useState(false);
  return (
    <div className="scene by-code agreed">
      <div className="low form">
        <Lit of={own.title} as="h1" className="display ice">{own.title}</Lit>
        {consents.length === 0 && <p className="text">{own.none}</p>}
        <div className="purposes">
          {[...Map.groupBy(consents, ({ purposeId }) => purposeId)].map(([purposeId, answers]) => (
            <Purpose key={purposeId} answers={answers} onAgree={(channel, isGiven) => onAsk({ act: 'agree', purposeId, channel, isGiven, locale })} />
          ))}
        </div>
        <p className="small said" role="status">{said}</p>
        <nav className="code-ways">
          {isSure
            ? <><p className="small">{own.sure}</p><Verb isFirst onDo={() => onAsk({ act: 'erase' })}>{own.eraseYes}</Verb><Verb onDo={() => setSure(false)}>{own.keep}</Verb></>
            : <><Verb isFirst onDo={onBack}>{words.openCode}</Verb><Verb onDo={onCorrect}>{own.correct.verb}</Verb><Verb onDo={() => setSure(true)}>{own.erase}</Verb></>}
        </nav>
      </div>
    </div>
  );
}

type PurposeParts = { readonly answers: readonly ConsentByCode[]; readonly onAgree: (channel: Channel, isGiven: boolean) => void };

/** Taking back weighs as much on the glass as agreeing did. */
function Purpose({ answers, onAgree }: PurposeParts) {
  const { locale } = useScene();
  const own = consentWords[locale];
  const text = answers.find((answer) => answer.text !== null)?.text;
  return (
    <fieldset>
      {text && <legend className="text">{text[locale]}</legend>}
      {answers.map(({ channel, state, isOffered }) => {
        const isGiven = state === 'given' || state === 'unconfirmed';
        return (
          <div className="agreed-answer" key={channel} role="group" aria-label={own.channels[channel]} data-state={state}>
            <p className="small">{own.channels[channel]} · {own.states[state]}</p>
            {(isGiven || isOffered) && <button type="button" className="choice" onClick={() => onAgree(channel, !isGiven)}>{isGiven ? own.withdraw : own.giveAgain}</button>}
          </div>
        );
      })}
    </fieldset>
  );
}
