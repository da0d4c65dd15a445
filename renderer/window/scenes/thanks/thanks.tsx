import { Lit } from '../../../design/lit.tsx';
import { Verb } from '../../../design/verb.tsx';
import { useScene } from '../../scene-context.ts';
import type { SceneOf } from '../scene-of.ts';
import { CarriedAway } from './carried-away.tsx';
import './thanks.css';

/** The state it truly has, and what the visitor carries away; then the light goes and nothing of the visitor remains. */
export function Thanks({ scene }: { readonly scene: SceneOf<'thanks'> }) {
  const { words, visit } = useScene();
  const said = scene.kind === 'now' ? words.nowStates[scene.state] : words.states[scene.state];
  return (
    <div className="scene thanks" data-state={scene.state}>
      <div className="low">
        <Lit of={words.thanks} as="h1" className="display ice">{words.thanks}</Lit>
        <Lit of={scene.state} after={300} as="p" className="line said" isSpoken>{said}</Lit>
        {scene.kind !== 'now' && <CarriedAway scene={scene} />}
        <nav className="thanks-ways"><Verb isFirst onDo={() => visit.end('curtain')}>{words.leave}<span className="small aside">{words.nothingStays}</span></Verb></nav>
      </div>
    </div>
  );
}
