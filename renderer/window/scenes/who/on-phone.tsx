import { useState } from 'react';
import { ticketMark } from '#contract/on-phone.ts';
import { CodePicture } from '../../../design/code-picture.tsx';
import { Verb } from '../../../design/verb.tsx';
import { request } from '../../bridge.ts';
import { useScene } from '../../scene-context.ts';
import type { SceneOf } from '../scene-of.ts';

/** The way to one's own phone; shown where the maison's hub has a page for it. */
export function OnPhone({ scene, onOpened }: { readonly scene: SceneOf<'who'>; readonly onOpened: (address: string) => void }) {
  const { published, visit, words } = useScene();
  const [isAway, setAway] = useState(false);
  if (published.phoneUrl === null || scene.kind === 'now' || !visit.id) return null;
  const { phoneUrl } = published;
  const { id: visitId, selection } = visit;
  const open = async () => {
    const answer = await request('phone.open', { visitId, kind: scene.kind, slot: scene.slot, selection: [...selection] });
    if (answer.ok && answer.value.outcome === 'open') return onOpened(`${phoneUrl}#${ticketMark}${answer.value.ticket}`);
    setAway(true);
  };
  return <Verb onDo={() => void open()}>{words.onPhone}<span className="small aside" role="status">{isAway ? words.onPhoneAway : ''}</span></Verb>;
}

/** Once the phone has it, nothing more is asked here. */
export function OpenOnPhone({ address }: { readonly address: string }) {
  const { words, visit } = useScene();
  return (
    <div className="scene thanks on-phone">
      <div className="low">
        <h1 className="display ice">{words.onPhone}</h1>
        <div className="meeting">
          <CodePicture text={address} label={words.onPhone} />
          <div><p className="line">{words.onPhoneHow}</p></div>
        </div>
        <nav className="thanks-ways"><Verb isFirst onDo={() => visit.end('curtain')}>{words.leave}<span className="small aside">{words.nothingStays}</span></Verb></nav>
      </div>
    </div>
  );
}
