import { useEffect, useRef, useState, type FormEvent } from 'react';
import { intakeSteps, modelUnits, type IntakeOutcome, type IntakeStep, type ModelFacts } from '#contract/model-intake.ts';
import { bringModel, type HubAnswer } from '../hub.ts';
import type { Me } from '../me.ts';
import { Field } from '../parts/section.tsx';
import { ModelMeasures } from './model-measures.tsx';

type Progress =
  | { readonly at: 'rest' }
  | { readonly at: 'work'; readonly step: IntakeStep | null; readonly detail: string | null }
  | { readonly at: 'taken'; readonly facts: ModelFacts }
  | { readonly at: 'not-taken'; readonly words: string };

const stepWords: Readonly<Record<IntakeStep, string>> = {
  structure: 'Structure', pictures: 'Pictures', geometry: 'Geometry', units: 'Units', tangents: 'Tangents', simplify: 'Fewer triangles',
  textures: 'Smaller pictures', compress: 'Compression', levels: 'Lighter levels', preview: 'Preview', stored: 'Stored',
};

const unitWords = { m: 'metres', cm: 'centimetres', mm: 'millimetres', in: 'inches', km: 'scaled down a thousand times' } as const satisfies Record<(typeof modelUnits)[number], string>;

/** Brings a GLB for a watch, with each step of its intake as it goes; it can be stopped at any. */
export function BringModel({ me, onTaken }: { readonly me: Me; readonly onTaken: () => void }) {
  const [progress, setProgress] = useState<Progress>({ at: 'rest' });
  const stopping = useRef<AbortController | null>(null);
  useEffect(() => () => stopping.current?.abort(), []);
  const bring = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const file = form.get('file');
    if (!(file instanceof File) || file.size === 0) return setProgress({ at: 'not-taken', words: 'Choose the file first.' });
    const stop = new AbortController();
    stopping.current = stop;
    setProgress({ at: 'work', step: null, detail: null });
    const answer = await bringModel({ file, watchId: String(form.get('watch')), unit: String(form.get('unit')) }, (news) => {
      if (news.news === 'step') setProgress({ at: 'work', step: news.step, detail: news.detail });
    }, stop.signal);
    if (answer.outcome === 'signed-out') return void window.dispatchEvent(new Event('signed-out'));
    const end = endOf(answer, stop.signal.aborted);
    setProgress(end);
    if (end.at === 'taken') onTaken();
  };
  const isAtWork = progress.at === 'work';
  return (
    <>
      <form className="row" onSubmit={(event) => void bring(event)}>
        <Field label="File"><input type="file" name="file" accept=".glb,model/gltf-binary" /></Field>
        <Field label="Watch"><select name="watch">{me.watches.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}</select></Field>
        <Field label="Its numbers are"><select name="unit" defaultValue=""><option value="">as the file says</option>{modelUnits.map((unit) => <option key={unit} value={unit}>{unitWords[unit]}</option>)}<option value="guess">what fits best</option></select></Field>
        <button disabled={isAtWork}>Take it in</button>
        {isAtWork && <button type="button" onClick={() => stopping.current?.abort()}>Stop</button>}
      </form>
      {isAtWork && <Steps step={progress.step} detail={progress.detail} />}
      {progress.at === 'not-taken' && <p className="trouble" role="alert">{progress.words}</p>}
      {progress.at === 'taken' && <div className="said" role="status"><p>Taken in. Choose it below for its watch.</p><ModelMeasures facts={progress.facts} /></div>}
    </>
  );
}

function endOf(answer: Exclude<HubAnswer<IntakeOutcome>, { outcome: 'signed-out' }>, isStopped: boolean): Progress {
  if (answer.outcome === 'refused') return { at: 'not-taken', words: answer.words };
  if (answer.outcome === 'away') return { at: 'not-taken', words: isStopped ? 'Stopped. Nothing was kept.' : 'The hub does not answer. Nothing was kept.' };
  return answer.value.outcome === 'refused' ? { at: 'not-taken', words: answer.value.sentence } : { at: 'taken', facts: answer.value.model.facts };
}

function Steps({ step, detail }: { readonly step: IntakeStep | null; readonly detail: string | null }) {
  const at = step === null ? -1 : intakeSteps.indexOf(step);
  return (
    <>
      <ol className="steps" aria-hidden="true">{intakeSteps.map((name, place) => <li key={name} data-is={place < at ? 'done' : place === at ? 'now' : 'ahead'}>{stepWords[name]}</li>)}</ol>
      <p role="status" className="quiet">{step === null ? 'Sending the file' : `Step ${at + 1} of ${intakeSteps.length}: ${stepWords[step]}${detail === null ? '' : `, ${detail}`}`}</p>
    </>
  );
}
