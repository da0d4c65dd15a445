import { useState } from 'react';
import { nameOrderOf } from '#domain/person-name.ts';
import { fieldsToAsk } from '#domain/visit/fields-to-ask.ts';
import { Lit } from '../../../design/lit.tsx';
import { Verb } from '../../../design/verb.tsx';
import { useScene } from '../../scene-context.ts';
import { isKnown, mayGoOn } from '../../visit/visitor-draft.ts';
import type { SceneOf } from '../scene-of.ts';
import { OnPhone, OpenOnPhone } from './on-phone.tsx';
import { WriteFields } from './write-fields.tsx';
import './who.css';

/** Few fields, each with its reason; a doubt is said, nobody is refused. */
export function Who({ scene }: { readonly scene: SceneOf<'who'> }) {
  const { draft, setDraft, locale, words, visit } = useScene();
  const known = isKnown(draft);
  const order = fieldsToAsk({ isKnown: known, isReachable: draft.knownBy !== null || (draft.knownAs?.ways.length ?? 0) > 0, nameOrder: nameOrderOf(locale) });
  const enough = mayGoOn(draft, scene.kind);
  const [phoneAddress, setPhoneAddress] = useState<string | null>(null);
  if (phoneAddress !== null) return <OpenOnPhone address={phoneAddress} />;
  return (
    <div className="scene who">
      <div className="low form">
        <Lit of={words.who} as="h1" className="display ice">{words.who}</Lit>
        <WriteFields order={order} written={draft} onWrite={setDraft} />
        <nav className="who-ways">
          <Verb isFirst isDisabled={!enough} onDo={() => visit.go({ name: 'consent', kind: scene.kind, slot: scene.slot })}>{words.goOn}{!enough && <span className="small aside">{scene.kind === 'now' ? words.missingNow : words.missing}</span>}</Verb>
          {!known && <OnPhone scene={scene} onOpened={setPhoneAddress} />}
        </nav>
      </div>
    </div>
  );
}
