import { createHash } from 'node:crypto';
import * as z from 'zod';
import { readVisitorCode } from '#domain/visitor-code/visitor-code.ts';
import type { AppointmentId } from '#domain/ids.ts';
import { appointmentId } from '#contract/ids.ts';
import type { Database } from '../../platform/sqlite/open-database.ts';
import type { ColumnCipher } from '../keys/column-cipher.ts';

/** A code as the book keeps it: looked up by its digest, and hidden under the column key, since messages repeat it. */
export type HiddenCode = { readonly sha256: string; readonly hidden: string };

export function hideCode(cipher: ColumnCipher, appointment: AppointmentId, code: string): HiddenCode {
  return { sha256: digestOf(code), hidden: cipher.hide(Buffer.from(code), placeOf(appointment)) };
}

/** Codes that visitors carry; the book writes them with their appointments. */
export type CodeRepository = {
  readonly codeOf: (appointment: AppointmentId) => string | null;
  /** Null when it is no code of an appointment in this book. */
  readonly find: (typed: string) => AppointmentId | null;
};

export function openCodeRepository(database: Database, cipher: ColumnCipher): CodeRepository {
  const hiddenOf = database.prepare('SELECT hidden FROM codes WHERE appointment_id = ?').pluck();
  const find = database.prepare('SELECT appointment_id FROM codes WHERE code_sha256 = ?').pluck();
  return {
    codeOf: (appointment) => {
      const hidden = z.string().nullable().parse(hiddenOf.get(appointment) ?? null);
      return hidden === null ? null : cipher.show(hidden, placeOf(appointment)).toString('utf8');
    },
    find: (typed) => {
      const code = readVisitorCode(typed);
      return code === null ? null : appointmentId.nullable().parse(find.get(digestOf(code)) ?? null);
    },
  };
}

/** How the book looks a code up. */
export function digestOf(code: string): string {
  return createHash('sha256').update(`visitor-code/${code}`).digest('hex');
}

function placeOf(appointment: AppointmentId): string {
  return `codes/${appointment}`;
}
