/** A zone's clock takes milliseconds to make, and is asked hundreds of times for one calendar file. */
const clocks = new Map<string, Intl.DateTimeFormat>();

/** Minutes east of UTC of a zone at an instant, from the engine's own zone tables. */
export function offsetMinutesOf(timeZone: string, epochMs: number): number {
  const parts = clockOf(timeZone).formatToParts(epochMs);
  const read = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((part) => part.type === type)?.value ?? 0);
  const local = Date.UTC(read('year'), read('month') - 1, read('day'), read('hour'), read('minute'), read('second'));
  return Math.round((local - Math.floor(epochMs / 1000) * 1000) / 60_000);
}

export type ClockChange = { readonly atMs: number; readonly fromMinutes: number; readonly toMinutes: number };

const weekMs = 7 * 86_400_000;
/** A zone that changes its clocks does so within a year; one that does not is looked at no further. */
const weeksBack = 54;

/** Changes of a zone's clocks that govern a span of time: the last before it begins, and any within it. */
export function clockChanges(timeZone: string, beginsMs: number, endsMs: number): readonly ClockChange[] {
  const within = changesBetween(timeZone, beginsMs, endsMs);
  for (let week = 0; week < weeksBack; week += 1) {
    const before = changesBetween(timeZone, beginsMs - (week + 1) * weekMs, beginsMs - week * weekMs).at(-1);
    if (before !== undefined) return [before, ...within];
  }
  return within;
}

function changesBetween(timeZone: string, fromMs: number, toMs: number): readonly ClockChange[] {
  const [fromMinutes, toMinutes] = [offsetMinutesOf(timeZone, fromMs), offsetMinutesOf(timeZone, toMs)];
  return fromMinutes === toMinutes ? [] : [{ atMs: firstMsWith(toMinutes, timeZone, fromMs, toMs), fromMinutes, toMinutes }];
}

/** Clocks change on a full minute. */
function firstMsWith(minutes: number, timeZone: string, fromMs: number, toMs: number): number {
  let [before, after] = [Math.floor(fromMs / 60_000), Math.ceil(toMs / 60_000)];
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (offsetMinutesOf(timeZone, middle * 60_000) === minutes) after = middle;
    else before = middle;
  }
  return after * 60_000;
}

function clockOf(timeZone: string): Intl.DateTimeFormat {
  const clock = clocks.get(timeZone) ?? new Intl.DateTimeFormat('en-US', { timeZone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric' });
  clocks.set(timeZone, clock);
  return clock;
}
