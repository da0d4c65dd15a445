import type { AppointmentKind } from '#domain/appointments/appointment.ts';
import { Lit } from '../../../design/lit.tsx';
import { Verb } from '../../../design/verb.tsx';
import { useScene } from '../../scene-context.ts';
import { fill } from '../../words/words.ts';
import type { SceneOf } from '../scene-of.ts';
import { When } from './when.tsx';
import './meet.css';

/** Where and how; then when. Somebody who is here now may simply ask for somebody. */
export function Meet({ scene }: { readonly scene: SceneOf<'meet'> }) {
  const { document, locale, words, visit } = useScene();
  const { kind: wanted } = scene;
  if (wanted) return <When kind={wanted} onChoose={(slot) => visit.go({ name: 'who', kind: wanted, slot })} />;
  const choose = (kind: AppointmentKind) => (kind === 'now' ? visit.go({ name: 'who', kind, slot: null }) : visit.go({ name: 'meet', kind }));
  return (
    <div className="scene meet">
      <div className="low">
        <Lit of={words.meet} as="h1" className="display ice">{words.meet}</Lit>
        <nav className="meet-ways" aria-label={words.how}>
          {document.boutique.offers.map((offer) => (
            <Verb key={offer.kind} isFirst={offer.kind === 'now'} onDo={() => choose(offer.kind)}>
              {offer.name[locale]}
              {offer.minutes > 0 && <span className="small aside figures">{fill(words.minutes, { count: String(offer.minutes) })}</span>}
            </Verb>
          ))}
          <Verb onDo={() => visit.go({ name: 'by-code' })}>{words.byCode}</Verb>
        </nav>
      </div>
    </div>
  );
}
