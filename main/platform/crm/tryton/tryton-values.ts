import * as z from 'zod';

/** Tryton's own way to write dates in JSON; an instant is UTC without a zone. */

const dateTime = z.object({
  __class__: z.literal('datetime'), year: z.int(), month: z.int(), day: z.int(), hour: z.int(), minute: z.int(), second: z.int(), microsecond: z.int(),
});
const date = z.object({ __class__: z.literal('date'), year: z.int(), month: z.int(), day: z.int() });

/** `2026-11-27T05:08:52.594828Z`, so that stamps sort as text. */
const stampText = dateTime.transform(({ year, month, day, hour, minute, second, microsecond }) => `${pad(year, 4)}-${pad(month)}-${pad(day)}T${pad(hour)}:${pad(minute)}:${pad(second)}.${pad(microsecond, 6)}Z`);

export const trytonDate = date.transform(({ year, month, day }) => `${pad(year, 4)}-${pad(month)}-${pad(day)}`);

/** When a row was written last. */
export const stamped = z.object({ id: z.int(), _timestamp: z.string(), create_date: stampText, write_date: stampText.nullable() })
  .transform(({ id, _timestamp, create_date, write_date }) => ({ id, lock: _timestamp, stamp: write_date ?? create_date }));

export const stampFields = ['_timestamp', 'create_date', 'write_date'] as const;

export const trytonText = z.string().nullable().transform((text) => text ?? '');

export const trytonIds = z.array(z.int());

export function toTrytonDate(day: string): unknown {
  const [year, month, dayOfMonth] = day.split('-').map(Number);
  return { __class__: 'date', year, month, day: dayOfMonth };
}

export function toTrytonInstant(instant: string): unknown {
  const at = new Date(instant);
  return {
    __class__: 'datetime', year: at.getUTCFullYear(), month: at.getUTCMonth() + 1, day: at.getUTCDate(),
    hour: at.getUTCHours(), minute: at.getUTCMinutes(), second: at.getUTCSeconds(), microsecond: at.getUTCMilliseconds() * 1000,
  };
}

function pad(number: number, length = 2): string {
  return String(number).padStart(length, '0');
}
