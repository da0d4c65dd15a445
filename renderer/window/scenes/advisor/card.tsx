import type { ReactNode } from 'react';
import type { ClientCard } from '#contract/client.ts';
import { Verb } from '../../../design/verb.tsx';
import { dayIn, timeIn } from '../../boutique-time.ts';
import { useScene } from '../../scene-context.ts';

/** One client, as the client may see it: three facts with their source, date and why now; then what is chosen, owned, agreed. */
export function Card({ card, onClose }: { readonly card: ClientCard; readonly onClose: () => void }) {
  const { words, watchOf, document, locale } = useScene();
  const name = card.nameOrder === 'family-first' ? `${card.familyName} ${card.givenName}` : `${card.givenName} ${card.familyName}`;
  const { timeZone } = document.boutique;
  return (
    <div className="scene advisor card">
      <h1 className="line card-name" lang={card.locale}>{card.honorific && card.nameOrder === 'given-first' ? `${card.honorific} ` : ''}{name}{card.honorific && card.nameOrder === 'family-first' ? ` ${card.honorific}` : ''}</h1>
      {card.nextGesture && <div className="card-gesture"><p className="small">{words.gesture}</p><p className="line ice">{card.nextGesture.text}</p><p className="small">{card.nextGesture.why}</p></div>}
      <div className="card-body">
        <Part title={words.facts}>{card.facts.map((fact) => <div key={fact.text}><p>{fact.text}</p><p className="small">{fact.source}, {fact.date}. {words.whyNow}: {fact.whyNow}</p></div>)}</Part>
        <Part title={words.meetings}>{card.appointments.map((entry) => <p key={`${entry.kind} ${entry.slot?.startsAt ?? ''}`} className="figures">{entry.slot ? `${dayIn(timeZone, locale, entry.slot.startsAt)}, ${timeIn(timeZone, locale, entry.slot.startsAt)}` : '–'}</p>)}</Part>
        <Part title={words.chosen}>{card.selection.map((entry) => <p key={entry.watchId} className="latin">{watchOf(entry.watchId).name} <span className="small">{entry.source}, {entry.since}</span></p>)}</Part>
        <Part title={words.owned}>{card.owned.map((entry) => <p key={entry.serial} className="latin">{watchOf(entry.watchId).name} <span className="small">{entry.serial}, {entry.since}</span></p>)}</Part>
        <Part title={words.preferences}>{card.preferences.map((entry) => <p key={entry.text}>{entry.text} <span className="small">{entry.source}, {entry.date}</span></p>)}</Part>
        <Part title={words.timeline}>{card.timeline.slice(0, 5).map((entry) => <p key={`${entry.date} ${entry.text}`}><span className="small figures">{entry.date}</span> {entry.text}</p>)}</Part>
      </div>
      <nav className="advisor-ways pair"><Verb onDo={onClose}>{words.clients}</Verb></nav>
    </div>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: readonly ReactNode[] }) {
  if (children.length === 0) return null;
  return <section><h2 className="small">{title}</h2>{children}</section>;
}
