import * as z from 'zod';
import type {
  AdvisorId, AppointmentId, BadgeId, BoutiqueId, ClientId, Id, LeaseId, PieceSerial, ReceiptId, Sha256, SubjectId, SubmissionId, VisitId,
  WatchId, WindowId,
} from '#domain/ids.ts';

function named<Sort extends string>(pattern: RegExp, form: string): z.ZodType<Id<Sort>, string> {
  // The pattern is what makes the plain text an id; the brand exists in types only.
  return z.string().max(128).regex(pattern, `expected ${form}`) as unknown as z.ZodType<Id<Sort>, string>;
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

function uuid7<Sort extends string>(): z.ZodType<Id<Sort>, string> {
  return named<Sort>(uuid, 'a UUID version 7');
}

export const watchId: z.ZodType<WatchId, string> = named(/^W-[A-Z]{3}-\d{2}$/, 'a watch such as W-MOR-01');
export const pieceSerial: z.ZodType<PieceSerial, string> = named(/^[A-Z]{3}\d{2}-\d{4}$/, 'a serial such as MOR01-0001');
export const windowId: z.ZodType<WindowId, string> = uuid7();
export const boutiqueId: z.ZodType<BoutiqueId, string> = named(/^[a-z0-9-]{2,40}$/, 'a boutique such as geneve-rhone');
export const visitId: z.ZodType<VisitId, string> = uuid7();
export const appointmentId: z.ZodType<AppointmentId, string> = uuid7();
export const leaseId: z.ZodType<LeaseId, string> = uuid7();
export const submissionId: z.ZodType<SubmissionId, string> = uuid7();
export const receiptId: z.ZodType<ReceiptId, string> = uuid7();
export const subjectId: z.ZodType<SubjectId, string> = uuid7();
export const clientId: z.ZodType<ClientId, string> = uuid7();
export const badgeId: z.ZodType<BadgeId, string> = named(/^[A-Z]-\d{2,4}$/, 'a badge such as A-01');
export const advisorId: z.ZodType<AdvisorId, string> = named(/^[a-z0-9-]{2,40}$/, 'an advisor such as claire-m');
export const sha256: z.ZodType<Sha256, string> = named(/^[0-9a-f]{64}$/, 'a SHA-256 in lower-case hexadecimal');

/** With a length that four divides, this is all of base64; one run of letters is checked ten times faster than groups of four. */
const base64Letters = /^[A-Za-z0-9+/]*={0,2}$/;

/** Standard base64 with padding, at most 4 MiB decoded. */
export const base64 = z.string().max(5_600_000).refine((text) => text.length % 4 === 0 && base64Letters.test(text), 'expected base64');
/** An instant in UTC, as `2026-11-27T09:30:00.000Z`. */
export const instant = z.iso.datetime({ precision: 3 });
/** A day in the boutique's calendar, as `2026-11-27`. */
export const localDate = z.iso.date();
