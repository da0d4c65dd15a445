import type { ReactNode } from 'react';
import type { ClientCard } from '#contract/client.ts';
import { fullNameOf } from '#domain/person-name.ts';
import { Verb } from '../../../design/verb.tsx';
import { dayIn, timeIn } from '../../boutique-time.ts';
import { useScene } from '../../scene-context.ts';

/** One client, as the client may see it: three facts with their source, date and why now; then what is chosen, owned, agreed. */
export function Card({ card, onClose, onMeet }: { readonly card: ClientCard; readonly onClose: () => void; readonly onMeet: () => void }) {
  const { words, watchOf, document, locale } = useScene();
  const name = fullNameOf(card);
  const { timeZone } = document.boutique;
  return (
    <div className="scene advisor card">
      <div className="low">
        <h1 className="display card-name" lang={card.locale}>{card.honorific && card.nameOrder === 'given-first' ? `${card.honorific} ` : ''}{name}{card.honorific && card.nameOrder === 'family-first' ? ` ${card.honorific}` : ''}</h1>
        {card.nextGesture && <div className="right-gesture"><p className="small">{words.gesture}</p><p className="line ice" dir="auto">{card.nextGesture.text}</p><p className="small" dir="auto">{card.nextGesture.why}</p></div>}
        <ol className="facts" aria-label={words.facts}>{card.facts.map((fact) => <li key={fact.text}><p className="line" dir="auto">{fact.text}</p><p className="why" dir="auto">{fact.whyNow}</p><p className="small figures" dir="auto">{fact.source}, {dayOf(fact.date)}</p></li>)}</ol>
        <div className="card-body scrolls" tabIndex={0} role="region" aria-label={words.timeline}>
          <Part title={words.meetings}>{card.appointments.map((entry) => <p key={`${entry.kind} ${entry.slot?.startsAt ?? ''}`} className="figures">{entry.slot ? `${dayIn(timeZone, locale, entry.slot.startsAt)}, ${timeIn(timeZone, locale, entry.slot.startsAt)}` : '–'}</p>)}</Part>
          <Part title={words.chosen}>{card.selection.map((entry) => <p key={entry.watchId}><span className="latin">{watchOf(entry.watchId).name}</span> <span className="small figures">{words.sources[entry.source]}, {dayOf(entry.since)}</span></p>)}</Part>
          <Part title={words.owned}>{card.owned.map((entry) => <p key={entry.serial}><span className="latin">{watchOf(entry.watchId).name}</span> <span className="small figures">{entry.serial}, {dayOf(entry.since)}</span></p>)}</Part>
          <Part title={words.preferences}>{card.preferences.map((entry) => <p key={entry.text}><bdi>{entry.text}</bdi> <span className="small figures">{entry.source}, {dayOf(entry.date)}</span></p>)}</Part>
          <Part title={words.timeline}>{card.timeline.slice(0, 8).map((entry) => <p key={`${entry.date} ${entry.text}`}><span className="small figures">{dayOf(entry.date)}</span> <bdi>{entry.text}</bdi></p>)}</Part>
        </div>
        <nav className="advisor-ways"><Verb isFirst onDo={onMeet}>{words.meet}</Verb><Verb onDo={onClose}>{words.clients}</Verb></nav>
      </div>
    </div>
  );

  function dayOf(date: string): string {
    return new Intl.DateTimeFormat(locale, { timeZone: 'UTC', day: 'numeric', month: 'long', year: 'numeric', numberingSystem: 'latn' }).format(new Date(`${date}T12:00:00Z`));
  }
}

function Part({ title, children }: { readonly title: string; readonly children: readonly ReactNode[] }) {
  if (children.length === 0) return null;
  return <section><h2>{title}</h2>{children}</section>;
}
