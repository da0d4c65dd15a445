import { Temporal } from 'temporal-polyfill';
import { stretchTaken, type DayOfSlots, type SlotQuestion } from '#domain/appointments/open-slots.ts';

/**
 * The same question answered the way it is usually written: day after day, each beginning held against every entry of the calendar, by a calendar library.
 * It shares no code with the answer it is compared with but the one line that says what a meeting takes.
 */
export function scanDays(from: string, days: number, timeZone: string, question: SlotQuestion): readonly DayOfSlots[] {
  const first = Temporal.PlainDate.from(from);
  return Array.from({ length: days }, (_, index) => {
    const date = first.add({ days: index });
    return { date: date.toString(), startsAtMs: startsOn(date, timeZone, question) };
  });
}

function startsOn(date: Temporal.PlainDate, timeZone: string, question: SlotQuestion): readonly number[] {
  const { hours, offer, nowMs } = question;
  const today = Temporal.Instant.fromEpochMilliseconds(nowMs).toZonedDateTimeISO(timeZone).toPlainDate();
  if (Temporal.PlainDate.compare(date, today.add({ days: offer.horizonDays })) > 0) return [];
  const exception = hours.exceptions.find((entry) => entry.date === date.toString());
  const usual = hours.holidays?.includes(date.toString()) === true ? [] : (hours.week[date.dayOfWeek - 1] ?? []);
  const starts: number[] = [];
  for (const { opensAt, closesAt } of exception?.spans ?? usual) {
    for (let minute = opensAt; minute + offer.minutes <= closesAt; minute += 30) {
      const wall = date.toPlainDateTime({ hour: Math.floor(minute / 60), minute: minute % 60 });
      const zoned = wall.toZonedDateTime(timeZone, { disambiguation: 'earlier' });
      if (!zoned.toPlainDateTime().equals(wall)) continue;
      const startsAtMs = zoned.epochMilliseconds;
      if (startsAtMs >= nowMs + offer.leadMinutes * 60_000 && isFree(startsAtMs, question)) starts.push(startsAtMs);
    }
  }
  return starts;
}

const quarterMs = 15 * 60_000;

function isFree(startsAtMs: number, { offer, busy, receivers }: SlotQuestion): boolean {
  const { fromMs, toMs } = stretchTaken(startsAtMs, offer);
  const [begin, end] = [Math.floor(fromMs / quarterMs) * quarterMs, Math.ceil(toMs / quarterMs) * quarterMs];
  for (let quarter = begin; quarter < end; quarter += quarterMs) {
    const there = busy.filter((span) => span.startsAtMs < quarter + quarterMs && span.startsAtMs + span.minutes * 60_000 > quarter);
    if (there.reduce((sum, span) => sum + span.places, 0) >= offer.capacity) return false;
  }
  return receivers === null || receivers.some(({ away }) => away.every((stretch) => stretch.toMs <= begin || stretch.fromMs >= end));
}
