import { useState } from 'react';
import type { AppointmentReply, PersonStanding } from '#contract/console-api.ts';
import { askHub } from '../hub.ts';
import { boutiqueName, type Me } from '../me.ts';
import { ageInWords } from './age.tsx';

/** Longer than a delivery takes: the window was cut off meanwhile. */
const lateMs = 60_000;

/** Who stands at a window now and asked for somebody: above every section, until a person answers. */
export function StandingPeople({ me, standing, now, onAnswered }: { readonly me: Me; readonly standing: readonly PersonStanding[]; readonly now: string; readonly onAnswered: () => Promise<void> }) {
  const [words, setWords] = useState<string | null>(null);
  const answer = async (person: PersonStanding, reply: AppointmentReply) => {
    const answered = await askHub('appointments.answer', { id: person.id, version: person.version, reply });
    setWords(wordsFor(answered.outcome === 'answered' ? answered.value.outcome : answered.outcome, person, reply));
    await onAnswered();
  };
  return (
    <div aria-live="assertive">
      {standing.map((person) => (
        <div className="standing" key={person.id} role="group" aria-label={`Somebody is standing at ${person.windowName}`}>
          <p>
            <span lang={person.locale}>{person.client}</span> is standing at {person.windowName}
            <br /><small>{boutiqueName(me, person.boutiqueId)} · asked {ageInWords(person.askedAt, now)}{isLate(person) && `, the window was cut off and told it ${ageInWords(person.arrivedAt, now)}`}</small>
          </p>
          <div className="actions">
            <button className="first" onClick={() => void answer(person, { act: 'confirm' })}>Someone is coming</button>
            <button onClick={() => void answer(person, { act: 'decline', reason: 'Nobody is free just now.' })}>Nobody can come</button>
          </div>
        </div>
      ))}
      {words && <p className="away" role="status">{words}</p>}
    </div>
  );
}

function isLate({ askedAt, arrivedAt }: PersonStanding): boolean {
  return Date.parse(arrivedAt) - Date.parse(askedAt) > lateMs;
}

function wordsFor(outcome: string, { client, windowName }: PersonStanding, reply: AppointmentReply): string | null {
  if (outcome === 'away') return 'The hub does not answer: the window was told nothing.';
  if (outcome === 'stale') return `Somebody answered ${client} before you.`;
  if (outcome !== 'answered') return 'The window was told nothing; the appointment says why.';
  return reply.act === 'confirm' ? `${windowName} says that someone is coming.` : null;
}
