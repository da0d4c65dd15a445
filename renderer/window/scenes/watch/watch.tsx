import type { ReactNode } from 'react';
import { Lit } from '../../../design/lit.tsx';
import { ownName } from '../../picture/own-name.ts';
import { useScene } from '../../scene-context.ts';
import { WayOn } from '../../way-on.tsx';
import type { SceneOf } from '../scene-of.ts';
import { Options } from './options.tsx';
import { Sheet } from './sheet.tsx';
import './watch.css';

/** One watch: turned by a finger, known by one line; everything else is a step further. */
export function WatchScene({ scene }: { readonly scene: SceneOf<'watch'> }) {
  const { document, locale, visit, words, watchOf, isStreet } = useScene();
  const watch = watchOf(scene.watchId);
  const collection = document.collections.find((entry) => entry.id === watch.collection);
  const { watchId } = scene;
  const isKept = visit.selection.includes(watchId);
  const keep = () => {
    visit.tell({ type: 'kept', watchId });
    if (isKept) visit.go({ name: 'keep' });
  };
  if (scene.isSheetOpen) return <Sheet watch={watch} onClose={() => visit.stay({ ...scene, isSheetOpen: false })} />;
  return (
    <div className="scene watch">
      <h1 className="unseen watch-name">{collection?.name} {ownName(watch, document)}</h1>
      <div className="low">
        <Lit of={`${watch.id} line`} after={300} as="p" className={watch.collection === 'moraine' ? 'line' : 'line ice'}>{unbroken(watch.line[locale])}</Lit>
        <Options watch={watch} />
        <nav className="watch-ways" aria-label={watch.name}>
          <WayOn watchIds={[watchId]} />
          <div className="index">
            <button type="button" onClick={() => visit.go({ name: 'story', watchId, chapter: 0 })}>{words.story}</button>
            <button type="button" onClick={() => visit.go({ name: 'movement', watchId })}>{words.movement}</button>
            <button type="button" onClick={() => visit.go({ name: 'life-size', watchId })}>{words.lifeSize}</button>
            <button type="button" onClick={() => visit.stay({ ...scene, isSheetOpen: true })}>{words.sheet}</button>
            {!isStreet && <button type="button" onClick={keep}>{isKept ? words.kept : words.keep}</button>}
          </div>
        </nav>
      </div>
    </div>
  );
}

/** Compound words stay whole: a line that breaks at `vingt-` stumbles. */
function unbroken(text: string): readonly ReactNode[] {
  return text.split(/(\S*-\S*)/).map((part, index) => (part.includes('-') ? <span key={index} className="compound">{part}</span> : part));
}
