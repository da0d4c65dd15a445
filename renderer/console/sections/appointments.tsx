import { useState } from 'react';
import type { AppointmentView } from '#contract/console-api.ts';
import { isExpectationDue } from '#domain/appointments/expectation.ts';
import type { Me } from '../me.ts';
import { Moment, momentText } from '../parts/age.tsx';
import { Filter, holdsWords } from '../parts/filter.tsx';
import { Empty, Section } from '../parts/section.tsx';
import { State, type Tone } from '../parts/state.tsx';
import { useAnswer } from '../use-answer.ts';
import { appointmentGroups, canBeAnswered, groupOf } from '../appointment-groups.ts';
import { toldWords } from '../parts/told-words.ts';
import { AnswerExpectation, expectationWords } from './answer-expectation.tsx';
import { ReplyToAppointment } from './reply-to-appointment.tsx';
import { SolveClash } from './solve-clash.tsx';

const tones: Readonly<Record<AppointmentView['state'], Tone>> = {
  requested: 'plain', received: 'plain', held: 'plain', confirmed: 'good', moved: 'good', cancelled: 'quiet', declined: 'quiet',
};

const kindNames: Readonly<Record<AppointmentView['kind'], string>> = {
  boutique: 'at the boutique', video: 'by video', 'at-home': 'at home', event: 'event', service: 'service', collection: 'collection', now: 'now, at the window',
};

export function Appointments({ me }: { readonly me: Me }) {
  const { value, trouble, refresh } = useAnswer('appointments.list', {}, 5000);
  const [openId, setOpenId] = useState<string | null>(null);
  const [filter, setFilter] = useState('');
  const shown = (value?.appointments ?? []).filter((entry) => holdsWords([entry.client, entry.contact, entry.windowName, entry.kind, entry.state, entry.expectation], filter));
  const grouped = Map.groupBy(shown, (entry) => groupOf(entry));

  return (
    <Section title="Appointments" trouble={trouble} actions={<Filter of="appointments" value={filter} onChange={setFilter} />}>
      {value && value.findings.length > 0 && <div className="trouble" role="status">Visitors who have left are told nothing: visitors.json is wrong.<ul>{value.findings.map((finding) => <li key={finding}>{finding}</li>)}</ul></div>}
      {value?.appointments.length === 0 && <Empty title="Nobody has asked yet.">What visitors ask for at a window arrives here, opened and checked, and says what became of it.</Empty>}
      {value && <HopesLine appointments={value.appointments} />}
      {value && value.appointments.length > 0 && (
        <table>
          <thead><tr><th>When, at the boutique</th><th>Client</th><th>What</th><th>State</th><th>Reach by</th><th>Window</th><td /></tr></thead>
          {appointmentGroups.filter((group) => grouped.has(group)).map((group) => (
            <tbody key={group}>
              <tr><th scope="rowgroup" colSpan={7}>{group}<span className="quiet">{grouped.get(group)?.length}</span></th></tr>
              {(grouped.get(group) ?? []).toSorted(byTime).map((entry) => (
                <AppointmentRows key={entry.id} me={me} entry={entry} isOpen={entry.id === openId} onToggle={() => setOpenId(entry.id === openId ? null : entry.id)} onAnswered={refresh} />
              ))}
            </tbody>
          ))}
        </table>
      )}
    </Section>
  );
}

/** Hopes beside what became of them, as counts: percentages of a few people say nothing. */
function HopesLine({ appointments }: { readonly appointments: readonly AppointmentView[] }) {
  const due = appointments.filter(isDue);
  if (due.length === 0) return null;
  const answered = due.flatMap(({ expectationAnswer }) => expectationAnswer ?? []);
  const count = (outcome: string) => answered.filter((answer) => answer.outcome === outcome).length;
  return <p className="quiet">Of {due.length} hopes said before a visit, {answered.length} have an answer: {count('met')} met, {count('partly')} in part, {count('not-met')} not met.</p>;
}

type RowParts = { readonly me: Me; readonly entry: AppointmentView; readonly isOpen: boolean; readonly onToggle: () => void; readonly onAnswered: () => Promise<void> };

function AppointmentRows({ me, entry, isOpen, onToggle, onAnswered }: RowParts) {
  const timeZone = me.boutiques.find((boutique) => boutique.id === entry.boutiqueId)?.timeZone;
  const isOpenStill = canBeAnswered(groupOf(entry));
  const isAnswerable = isOpenStill || isDue(entry);
  return (
    <>
      <tr data-open={isOpen || undefined}>
        <td className="once">{entry.slot ? <Moment instant={entry.slot.startsAt} timeZone={timeZone} /> : <span className="quiet">{entry.kind === 'now' ? <Moment instant={entry.askedAt} timeZone={timeZone} /> : 'to be agreed'}</span>}</td>
        <td><span lang={entry.locale}>{entry.client}</span>{entry.expectation && <small lang={entry.locale}>{entry.expectation}</small>}{entry.expectationAnswer && <small>{expectationWords[entry.expectationAnswer.outcome]}{entry.expectationAnswer.note && `: ${entry.expectationAnswer.note}`}</small>}</td>
        <td>{kindNames[entry.kind]}{entry.advisor && <small>with {entry.advisor}</small>}{entry.link && <small><a href={entry.link} rel="noreferrer" target="_blank">the meeting</a></small>}</td>
        <td><State tone={tones[entry.state]}>{entry.state}</State>{entry.reason && <small>{entry.reason}</small>}{entry.alternatives.length > 0 && <small>Free nearby: {entry.alternatives.map((slot) => momentText(slot.startsAt, timeZone)).join(', ')}</small>}</td>
        <td><span className="quiet">{entry.reachBy}</span> {entry.contact}{entry.message && <small>{toldWords(entry.message)}</small>}</td>
        <td className="quiet">{entry.windowName}</td>
        <td className="end">{isAnswerable && <button className="plain" data-row aria-expanded={isOpen} aria-label={`${isOpen ? 'Close' : 'Answer'} ${entry.client}`} onClick={onToggle}>{isOpen ? 'Close' : 'Answer'}</button>}</td>
      </tr>
      {entry.clash && <tr className="below"><td colSpan={7}><SolveClash entry={entry} clash={entry.clash} timeZone={timeZone} onSolved={onAnswered} /></td></tr>}
      {isOpen && <tr className="below"><td colSpan={7}>{isOpenStill ? <ReplyToAppointment entry={entry} timeZone={timeZone} onAnswered={onAnswered} /> : <AnswerExpectation entry={entry} onAnswered={onAnswered} />}</td></tr>}
    </>
  );
}

function isDue(entry: AppointmentView): boolean {
  return isExpectationDue(entry, Date.now());
}

function byTime(one: AppointmentView, other: AppointmentView): number {
  return (one.slot?.startsAt ?? one.askedAt).localeCompare(other.slot?.startsAt ?? other.askedAt);
}
