import { useState } from 'react';
import { Lit } from '../../../design/lit.tsx';
import { Verb } from '../../../design/verb.tsx';
import { useScene } from '../../scene-context.ts';
import { submitVisit } from '../../visit/submit-visit.ts';
import { isAskable, mayAgree } from '../../visit/visitor-draft.ts';
import { OfAge } from './of-age.tsx';
import type { SceneOf } from '../scene-of.ts';
import './consent.css';

/** Plain words, one purpose a line, nothing chosen beforehand, yes and no of equal weight; and apart from it what the appointment itself needs. */
export function Consent({ scene }: { readonly scene: SceneOf<'consent'> }) {
  const { document, locale, words, draft, setDraft, visit, facts, published } = useScene();
  const [step, setStep] = useState<'asking' | 'sending' | 'not-kept'>('asking');
  const { windowId } = facts;
  const { ageOfConsent } = document.consentTerms;
  const reachable = document.purposes.filter((purpose) => purpose.channels.some((channel) => isAskable(draft, purpose.id, channel)));
  const asked = mayAgree(draft, ageOfConsent) ? reachable : [];
  const send = async () => {
    if (!visit.id || !windowId || step === 'sending') return setStep('not-kept');
    setStep('sending');
    const kept = await submitVisit({ published, windowId, visitId: visit.id, kind: scene.kind, slot: scene.slot, draft, locale, selection: visit.selection });
    if (kept?.answer.outcome !== 'kept') return setStep('not-kept');
    visit.go({ name: 'thanks', appointmentId: kept.appointmentId, kind: scene.kind, slot: scene.slot, state: kept.answer.state, receivedBy: null, code: kept.code });
  };
  return (
    <div className="scene consent">
      <div className="low form">
        <Lit of={words.consent} as="h1" className="display ice">{words.consent}</Lit>
        <div className="purposes">
          {ageOfConsent !== null && reachable.length > 0 && <OfAge age={ageOfConsent} />}
          {asked.map((purpose) => (
            <fieldset key={purpose.id}>
              <legend className="text">{purpose.text[locale]}</legend>
              {purpose.channels.filter((channel) => isAskable(draft, purpose.id, channel)).map((channel) => {
                const name = `${purpose.id} ${channel}`;
                const answer = (given: boolean) => setDraft({ answers: { ...draft.answers, [name]: given } });
                return (
                  <div className="answer" key={channel} role="group" aria-label={words.channels[channel]}>
                    <span className="small">{words.channels[channel]}</span>
                    <button type="button" className="choice" aria-pressed={draft.answers[name] === true} onClick={() => answer(true)}>{words.yes}</button>
                    <button type="button" className="choice" aria-pressed={draft.answers[name] === false} onClick={() => answer(false)}>{words.no}</button>
                  </div>
                );
              })}
            </fieldset>
          ))}
        </div>
        <div className="notice">
          <h2>{words.noticeTitle}</h2>
          <p className="text">{document.notice.text[locale]}</p>
        </div>
        <nav className="consent-ways">
          <Verb isFirst isDisabled={step === 'sending'} onDo={() => void send()}>{scene.kind === 'now' ? words.askNow : words.ask}</Verb>
          <p className="small said" role="status">{step === 'sending' ? words.sending : step === 'not-kept' ? words.notKept : ''}</p>
        </nav>
      </div>
    </div>
  );
}
