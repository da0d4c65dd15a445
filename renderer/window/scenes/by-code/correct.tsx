import { useState } from 'react';
import type { CorrectedFields } from '#contract/by-code.ts';
import { nameOrderOf } from '#domain/person-name.ts';
import { fieldsToCorrect } from '#domain/visit/fields-to-ask.ts';
import { consentWords } from '../../../design/consent-words.ts';
import { Lit } from '../../../design/lit.tsx';
import { Verb } from '../../../design/verb.tsx';
import { correctionOf, nothingCorrected } from '../../../sealing/written-correction.ts';
import { useScene } from '../../scene-context.ts';
import { WriteFields } from '../who/write-fields.tsx';
import '../who/who.css';

type Parts = { readonly said: string; readonly onCorrect: (fields: CorrectedFields) => void; readonly onBack: () => void };

/** A person writes what is to be corrected; what the maison knows of them is not shown to whoever holds the code. It leaves with this scene. */
export function Correct({ said, onCorrect, onBack }: Parts) {
  const { locale } = useScene();
  const words = consentWords[locale];
  const [written, setWritten] = useState(nothingCorrected);
  const fields = correctionOf(written);
  return (
    <div className="scene who correct">
      <div className="low form">
        <Lit of={words.correct.title} as="h1" className="display ice">{words.correct.title}</Lit>
        <WriteFields order={fieldsToCorrect(nameOrderOf(locale))} written={written} reason={words.correct.how} onWrite={(change) => setWritten((before) => ({ ...before, ...change }))} />
        <p className="small said" role="status">{said}</p>
        <nav className="who-ways">
          <Verb isFirst isDisabled={fields === null} onDo={() => { if (fields !== null) onCorrect(fields); }}>{words.correct.send}</Verb>
          <Verb onDo={onBack}>{words.keep}</Verb>
        </nav>
      </div>
    </div>
  );
}
