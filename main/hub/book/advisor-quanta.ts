import * as z from 'zod';
import { chooseAdvisor, type AdvisorChoice, type AdvisorLoad } from '#domain/appointments/choose-advisor.ts';
import { quartersOf, type QuarterRun, type Stretch } from '#domain/appointments/quarters.ts';
import type { LocalCalendar } from '#domain/boutique/local-calendar.ts';
import type { LocalDate } from '#domain/boutique/opening-hours.ts';
import type { AdvisorId, BoutiqueId } from '#domain/ids.ts';
import { advisorId, boutiqueId } from '#contract/ids.ts';
import { localCalendar } from '../../platform/calendar/local-calendar.ts';
import type { Database } from '../../platform/sqlite/open-database.ts';
import type { Blocks } from './blocks.ts';
import { quantaOf, stretchOf, type SlotPlace } from './room.ts';

/** One quarter of an hour of an advisor that is taken. */
export type AdvisorQuantum = { readonly boutiqueId: BoutiqueId; readonly advisorId: AdvisorId; readonly quantum: number };

export type AdvisorQuanta = {
  /** Chooses who receives and takes their time; takes nothing when there is nobody. */
  readonly take: (appointmentId: string, place: SlotPlace) => AdvisorChoice;
  /** What one holds becomes another's; where somebody else suits the visitor better and is free, they receive. Null when nobody in particular does. */
  readonly pass: (from: string, to: string, place: SlotPlace) => AdvisorId | null;
  /** False, and nothing is changed, when they do not receive the kind or are not free. */
  readonly handOver: (appointmentId: string, to: AdvisorId, place: SlotPlace) => boolean;
  readonly free: (appointmentId: string) => void;
  readonly taken: (boutique: BoutiqueId, from: number, to: number) => readonly AdvisorQuantum[];
};

const quantumRow = z.object({ boutiqueId, advisorId, quantum: z.int() });

export function openAdvisorQuanta(database: Database, blocks: Blocks): AdvisorQuanta {
  const add = database.prepare('INSERT INTO advisor_quanta (boutique_id, advisor_id, quantum, appointment_id) VALUES (?, ?, ?, ?)');
  const held = database.prepare('SELECT boutique_id AS boutiqueId, advisor_id AS advisorId, quantum FROM advisor_quanta WHERE appointment_id = ? ORDER BY quantum');
  const free = database.prepare('DELETE FROM advisor_quanta WHERE appointment_id = ?');
  const taken = database.prepare('SELECT boutique_id AS boutiqueId, advisor_id AS advisorId, quantum FROM advisor_quanta WHERE boutique_id = ? AND quantum >= ? AND quantum < ? ORDER BY advisor_id, quantum');
  const loadOf = loadReader(database, blocks);

  const choose = (asking: string, place: SlotPlace): AdvisorChoice => {
    const { staff, kind, locale, slot, boutiqueId: boutique } = place;
    if (staff === undefined) return { outcome: 'nobody-named' };
    const calendar = localCalendar(staff.timeZone);
    const [taken, day] = [stretchOf(slot, place), dayAround(Date.parse(slot.startsAt), calendar)];
    return chooseAdvisor(staff.advisors, { kind, locale: locale ?? null }, taken, calendar, (id) => loadOf(id, { boutique, meeting: quartersOf(taken), day: quartersOf(day), asking }));
  };
  const give = (appointmentId: string, id: AdvisorId, place: SlotPlace): void => {
    for (const quantum of quantaOf(place.slot, place)) add.run(place.boutiqueId, id, quantum, appointmentId);
  };
  const take = (appointmentId: string, place: SlotPlace): AdvisorChoice => {
    const choice = choose(appointmentId, place);
    if (choice.outcome === 'chosen') give(appointmentId, choice.id, place);
    return choice;
  };
  return {
    take,
    pass: (from, to, place) => {
      const before = held.all(from).map((row) => quantumRow.parse(row));
      free.run(from);
      const choice = take(to, place);
      if (choice.outcome === 'chosen') return choice.id;
      // Who was promised receives, whatever the maison wrote since.
      for (const { boutiqueId, advisorId: id, quantum } of before) add.run(boutiqueId, id, quantum, to);
      return before[0]?.advisorId ?? null;
    },
    handOver: (appointmentId, to, place) => {
      const choice = choose(appointmentId, place);
      if (choice.outcome !== 'chosen' || choice.id !== to) return false;
      free.run(appointmentId);
      give(appointmentId, to, place);
      return true;
    },
    free: (appointmentId) => void free.run(appointmentId),
    taken: (boutique, from, to) => taken.all(boutique, from, to).map((row) => quantumRow.parse(row)),
  };
}

type LoadAsked = { readonly boutique: BoutiqueId; readonly meeting: QuarterRun; readonly day: QuarterRun; readonly asking: string };

function loadReader(database: Database, blocks: Blocks): (id: AdvisorId, asked: LoadAsked) => AdvisorLoad {
  const isTaken = database.prepare('SELECT 1 FROM advisor_quanta WHERE boutique_id = ? AND advisor_id = ? AND quantum >= ? AND quantum < ? LIMIT 1');
  const meetings = database.prepare('SELECT count(DISTINCT appointment_id) FROM advisor_quanta WHERE boutique_id = ? AND advisor_id = ? AND quantum >= ? AND quantum < ?').pluck();
  return (id, { boutique, meeting: { first, count }, day, asking }) => ({
    isFree: isTaken.get(boutique, id, first, first + count) === undefined && !blocks.isAway({ boutique, first, end: first + count }, id, asking),
    meetingsThatDay: Number(meetings.get(boutique, id, day.first, day.first + day.count)),
  });
}

/** The day of the boutique that a moment is in; a midnight that a change of clocks leaves out is the hour after. */
export function dayAround(epochMs: number, calendar: LocalCalendar): Stretch {
  const date = calendar.dateOf(epochMs);
  const midnightOf = (of: LocalDate): number => calendar.epochMsOf(of, 0) ?? calendar.epochMsOf(of, 60) ?? epochMs;
  return { fromMs: midnightOf(date), toMs: midnightOf(calendar.dateAfter(date, 1)) };
}
