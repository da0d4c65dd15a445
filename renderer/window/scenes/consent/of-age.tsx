import { consentWords } from '../../../design/consent-words.ts';
import { useScene } from '../../scene-context.ts';
import { ofAge } from '../../visit/visitor-draft.ts';

/** Where a country asks it: whether this person agrees alone. Yes and no weigh the same; no leads on to the appointment without a question. */
export function OfAge({ age }: { readonly age: number }) {
  const { draft, setDraft, locale, words } = useScene();
  const question = consentWords[locale].ofAge.replace('{age}', String(age));
  const answer = (isOfAge: boolean) => setDraft({ answers: { ...draft.answers, [ofAge]: isOfAge } });
  return (
    <fieldset>
      <legend className="text">{question}</legend>
      <div className="answer" role="group" aria-label={question}>
        <button type="button" className="choice" aria-pressed={draft.answers[ofAge] === true} onClick={() => answer(true)}>{words.yes}</button>
        <button type="button" className="choice" aria-pressed={draft.answers[ofAge] === false} onClick={() => answer(false)}>{words.no}</button>
      </div>
    </fieldset>
  );
}
