import { useEffect, useState } from 'react';
import type { ClientCard } from '#contract/client.ts';
import type { ClientSummary } from '#contract/window-api.ts';
import { Verb } from '../../../design/verb.tsx';
import { dayIn, timeIn } from '../../boutique-time.ts';
import { request } from '../../bridge.ts';
import { useScene } from '../../scene-context.ts';
import { fill } from '../../words/words.ts';
import { Card } from './card.tsx';

/** The advisor's first screen: whom to see next, by initials; a name is said only once its card is opened by the client's own gesture. */
export function Clients({ advisor, onClose }: { readonly advisor: string; readonly onClose: () => void }) {
  const { words, visit, setDraft } = useScene();
  const [clients, setClients] = useState<readonly ClientSummary[] | null>(null);
  const [chosen, setChosen] = useState<ClientSummary | null>(null);
  const [card, setCard] = useState<ClientCard | null>(null);
  useEffect(() => void request('clients.list', {}).then((answer) => setClients(answer.ok ? answer.value.clients : [])), []);
  const agree = async (client: ClientSummary) => {
    const answer = await request('clients.open', { id: client.id });
    if (answer.ok) setCard(answer.value.card);
  };
  const leave = () => { setCard(null); setChosen(null); };
  /** From here on the glass is the client's: the cards are closed, and nothing that the maison knows is asked. */
  const meet = ({ id, known }: ClientCard) => {
    setDraft({ knownBy: null, knownAs: { id, ways: known?.ways ?? [], answered: known?.answered ?? [] } });
    visit.go({ name: 'meet', kind: null });
    onClose();
  };
  if (card) return <Card card={card} onClose={leave} onMeet={() => meet(card)} />;
  if (chosen) {
    return (
      <div className="scene advisor agree">
        <div className="low">
          <h1 className="display latin"><bdi>{chosen.initials}</bdi></h1>
          <p className="line">{words.agree}</p>
          <nav className="advisor-ways"><Verb isFirst onDo={() => void agree(chosen)}>{words.agreeGesture}</Verb><Verb onDo={leave}>{words.back}</Verb></nav>
        </div>
      </div>
    );
  }
  return (
    <div className="scene advisor clients">
      <div className="low">
        <h1 className="display ice">{fill(words.advisor, { name: advisor })}</h1>
        <nav className="client-list scrolls" aria-label={words.clients}>
          {clients?.length === 0 && <p className="text">{words.noClients}</p>}
          {(clients ?? []).map((client) => (
            <Verb key={client.id} onDo={() => setChosen(client)}>
              <bdi className="latin initials">{client.initials}</bdi>
              <span className="gesture" dir="auto">{client.nextGesture}</span>
              <Ahead client={client} />
            </Verb>
          ))}
        </nav>
        <nav className="advisor-ways index"><button type="button" onClick={() => void request('clients.veil', {})}>{words.veil}</button><button type="button" onClick={onClose}>{words.endSession}</button></nav>
      </div>
    </div>
  );
}

/** When the client comes, and what is to lie ready. */
function Ahead({ client: { nextMeeting, piecesToPrepare } }: { readonly client: ClientSummary }) {
  const { document, locale, words, watchOf } = useScene();
  if (nextMeeting === null) return null;
  const { timeZone, offers } = document.boutique;
  const when = `${dayIn(timeZone, locale, nextMeeting.startsAt)}, ${timeIn(timeZone, locale, nextMeeting.startsAt)}`;
  return (
    <span className="ahead small figures">
      <span>{when} · {offers.find((offer) => offer.kind === nextMeeting.kind)?.name[locale]}</span>
      {piecesToPrepare.length > 0 && <span>{words.prepare} <bdi className="latin">{piecesToPrepare.map((id) => watchOf(id).name).join(', ')}</bdi></span>}
    </span>
  );
}
