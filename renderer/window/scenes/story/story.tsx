import { Lit } from '../../../design/lit.tsx';
import { Ticks } from '../../../design/ticks.tsx';
import { Verb } from '../../../design/verb.tsx';
import { useScene } from '../../scene-context.ts';
import { WayOn } from '../../way-on.tsx';
import type { SceneOf } from '../scene-of.ts';
import './story.css';

/** Chapters are camera moves over the same watch: a sentence, a view and a silence. The last one ends on a wrist. */
export function Story({ scene }: { readonly scene: SceneOf<'story'> }) {
  const { locale, words, visit, watchOf } = useScene();
  const watch = watchOf(scene.watchId);
  const chapter = watch.chapters[scene.chapter];
  if (!chapter) return null;
  const isLast = scene.chapter === watch.chapters.length - 1;
  const on = () => visit.stay({ ...scene, chapter: scene.chapter + 1 });
  return (
    <div className="scene story">
      {!isLast && <button type="button" className="whole" aria-label={words.chapter} onClick={on} />}
      <p className="high small">{words.labels[chapter.label]}</p>
      <div className="low">
        <Lit of={`${watch.id} ${chapter.id}`} as="h1" className="display ice">{chapter.title[locale]}</Lit>
        <Lit of={`${watch.id} ${chapter.id} sentence`} after={350} as="p" className="line">{chapter.sentence[locale]}</Lit>
        <nav className="story-ways">
          <Ticks count={watch.chapters.length} at={scene.chapter} />
          {isLast && <p className="small">{words.lastChapter}</p>}
          {isLast ? <WayOn watchIds={[watch.id]} /> : <Verb isFirst onDo={on}>{words.chapter}</Verb>}
        </nav>
      </div>
    </div>
  );
}
