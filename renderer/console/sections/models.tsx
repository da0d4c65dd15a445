import { useState } from 'react';
import type { BroughtModelView } from '#contract/console-api.ts';
import { askHub } from '../hub.ts';
import type { Me } from '../me.ts';
import { Moment } from '../parts/age.tsx';
import { Empty, Section } from '../parts/section.tsx';
import { State } from '../parts/state.tsx';
import { useAnswer } from '../use-answer.ts';
import { BringModel } from './bring-model.tsx';
import { ModelMeasures } from './model-measures.tsx';

/** Models that were made elsewhere: brought, measured, and shown in the place of a built one. */
export function Models({ me }: { readonly me: Me }) {
  const { value, trouble, refresh } = useAnswer('models.list', {}, 10_000);
  const [isBringing, setBringing] = useState(false);
  const isMaison = me.account.role === 'maison';
  const models = value?.models ?? [];
  return (
    <Section title="Models" trouble={trouble} actions={isMaison && <button aria-expanded={isBringing} onClick={() => setBringing(!isBringing)}>Bring a model</button>}>
      {isBringing && <BringModel me={me} onTaken={() => void refresh()} />}
      {value && models.length === 0 && <Empty title="No model was brought yet">Windows show the models that were built for them. One from a studio is brought as a GLB, checked and made light, and is then chosen for its watch.</Empty>}
      <ul className="models">{models.map((model) => <ModelCard key={model.id} me={me} model={model} onActed={() => void refresh()} />)}</ul>
    </Section>
  );
}

function ModelCard({ me, model, onActed }: { readonly me: Me; readonly model: BroughtModelView; readonly onActed: () => void }) {
  const [words, setWords] = useState<string | null>(null);
  const name = me.watches.find((watch) => watch.id === model.watchId)?.name ?? model.watchId;
  const pictures = `/console/api/models/${model.id}`;
  const act = async () => {
    const answer = model.isShown ? await askHub('models.hide', { watchId: model.watchId }) : await askHub('models.show', { id: model.id });
    setWords(answer.outcome === 'refused' ? answer.words : answer.outcome === 'answered' ? null : 'The hub does not answer. Nothing was changed.');
    onActed();
  };
  return (
    <li aria-label={`${name}, ${model.fileName}`}>
      <a href={`${pictures}/preview.webp`} target="_blank" rel="noreferrer" data-row><img src={`${pictures}/thumbnail.webp`} width={160} height={160} alt={`${model.fileName} from three quarters; opens all sides`} /></a>
      <div>
        <h2>{name}</h2>
        <p className="quiet">{model.fileName}, brought by {model.by} <Moment instant={model.takenAt} /></p>
        {model.isShown && <State tone="good">shown from the next publication on</State>}
        <ModelMeasures facts={model.facts} />
        {words && <p className="trouble" role="alert">{words}</p>}
        {me.account.role === 'maison' && <button className="plain" onClick={() => void act()}>{model.isShown ? 'Go back to the built model' : `Show it as ${name}`}</button>}
      </div>
    </li>
  );
}
