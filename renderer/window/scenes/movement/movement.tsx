import { Lit } from '../../../design/lit.tsx';
import { Verb } from '../../../design/verb.tsx';
import { useScene } from '../../scene-context.ts';
import { WayOn } from '../../way-on.tsx';
import { figureWords, partWords } from './part-words.ts';
import type { SceneOf } from '../scene-of.ts';
import './movement.css';

/** The train as it runs in the metal; a finger on the balance slows it a hundredfold, a pull parts it along the arbor. */
export function Movement({ scene }: { readonly scene: SceneOf<'movement'> }) {
  const { words, watchOf, hand, setHand, locale, display } = useScene();
  const watch = watchOf(scene.watchId);
  const isParted = hand.explode > 0.5;
  const told = hand.part ? partWords(hand.part, words) : undefined;
  const figure = hand.part && told ? figureWords(hand.part, watch.calibre, words) : undefined;
  return (
    <div className="scene movement" data-parted={isParted}>
      <div className="low">
        {isParted ? <h1 className="unseen">{watch.calibre}</h1> : <Lit of={watch.calibre} as="h1" className="display latin figures">{watch.calibre}</Lit>}
        {!(isParted && !told) && <div className="told" aria-live="polite">
          <Lit of={`${watch.id} ${hand.part ?? ''}`} after={hand.part ? 0 : 250} as="p" className="line">{told ?? watch.complication[locale]}</Lit>
          {/* A picture has no balance to hold. */}
          <p className="small figures">{figure ?? (display.tier === 'still' ? '' : words.holdBalance)}</p>
        </div>}
        <nav className="movement-ways">
          <Verb onDo={() => setHand({ explode: isParted ? 0 : 1 })}>{isParted ? words.close : words.part}</Verb>
          <WayOn watchIds={[watch.id]} />
        </nav>
      </div>
    </div>
  );
}
