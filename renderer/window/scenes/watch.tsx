import { Lit } from '../../design/lit.tsx';
import { Verb } from '../../design/verb.tsx';
import { useScene } from '../scene-context.ts';
import type { SceneOf } from './scene-of.ts';
import { Options } from './options.tsx';
import { Sheet } from './sheet.tsx';

/** One watch: turned by a finger, known by one line; everything else is a step further. */
export function WatchScene({ scene }: { readonly scene: SceneOf<'watch'> }) {
  const { document, locale, visit, words, watchOf, isStreet } = useScene();
  const watch = watchOf(scene.watchId);
  const collection = document.collections.find((entry) => entry.id === watch.collection);
  const { watchId } = scene;
  const isKept = visit.selection.includes(watchId);
  if (scene.isSheetOpen) return <Sheet watch={watch} onClose={() => visit.stay({ ...scene, isSheetOpen: false })} />;
  return (
    <div className="scene watch">
      <Lit of={watch.id} as="h1" className="display latin watch-name"><span className="watch-collection">{collection?.name}</span>{shortName(watch.name, collection?.name)}</Lit>
      <div className="watch-words">
        <Lit of={`${watch.id} line`} after={300} as="p" className={`line ${watch.collection === 'moraine' ? '' : 'ice'}`}>{watch.line[locale]}</Lit>
        <Options watch={watch} />
      </div>
      <nav className="watch-ways" aria-label={watch.name}>
        {isStreet
          ? <Verb isFirst onDo={() => visit.go({ name: 'keep' })}>{words.keep}</Verb>
          : <Verb isFirst onDo={() => visit.go({ name: 'meet', kind: null })}>{words.tryOn}</Verb>}
        <Verb onDo={() => visit.go({ name: 'story', watchId, chapter: 0 })}>{words.story}</Verb>
        <Verb onDo={() => visit.go({ name: 'movement', watchId })}>{words.movement}</Verb>
        <Verb onDo={() => visit.go({ name: 'life-size', watchId })}>{words.lifeSize}</Verb>
        <Verb onDo={() => visit.stay({ ...scene, isSheetOpen: true })}>{words.sheet}</Verb>
        {!isStreet && <Verb isChosen={isKept} onDo={() => { visit.tell({ type: 'kept', watchId }); if (isKept) visit.go({ name: 'keep' }); }}>{isKept ? words.kept : words.keep}</Verb>}
      </nav>
    </div>
  );
}

/** The watch's own name, where its collection's stands apart. */
function shortName(name: string, collection: string | undefined): string {
  return collection && name.startsWith(collection) ? name.slice(collection.length).trim() : name;
}
