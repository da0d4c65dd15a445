import { Lit } from '../../design/lit.tsx';
import { Verb } from '../../design/verb.tsx';
import { useScene } from '../scene-context.ts';
import type { SceneOf } from './scene-of.ts';

/** The train as it runs in the metal; a finger on the balance slows it a hundredfold, a pull parts it along the arbor. */
export function Movement({ scene }: { readonly scene: SceneOf<'movement'> }) {
  const { words, watchOf, hand, setHand, visit, isStreet, locale } = useScene();
  const watch = watchOf(scene.watchId);
  const isParted = hand.explode > 0.5;
  return (
    <div className="scene movement">
      <Lit of={watch.calibre} as="h1" className="display latin movement-name figures">{watch.calibre}</Lit>
      <div className="movement-words">
        <Lit of={`${watch.id} movement`} after={250} as="p" className="line">{watch.complication[locale]}</Lit>
        <p className="small">{words.holdBalance}</p>
      </div>
      <nav className="movement-ways">
        <Verb isFirst onDo={() => setHand({ explode: isParted ? 0 : 1 })}>{isParted ? words.close : words.part}</Verb>
        <Verb onDo={() => visit.go(isStreet ? { name: 'keep' } : { name: 'meet', kind: null })}>{isStreet ? words.keep : words.tryOn}</Verb>
      </nav>
    </div>
  );
}
