import * as z from 'zod';
import { appointmentStates } from '#domain/appointments/appointment.ts';
import { appointmentKind } from './content.ts';
import { advisorId, appointmentId, instant, leaseId, localDate, sha256, submissionId, visitId, windowId } from './ids.ts';
import { receiptDraft, signedReceipt } from './receipt.ts';
import { sealed } from './sealed.ts';

/** From a visitor's gesture to the hub's intake. Nothing here says who the visitor is. */

export const slot = z.strictObject({ startsAt: instant, minutes: z.int().min(5).max(480) });

export const appointmentState = z.enum(appointmentStates);

export const appointmentRequest = z.strictObject({
  id: appointmentId,
  kind: appointmentKind,
  /** Null for `now`, and when no time was chosen: an advisor proposes one. */
  slot: slot.nullable(),
});

const submitted = z.strictObject({ id: submissionId, visitId, appointment: appointmentRequest.nullable(), sealed });

/** As it leaves the window: with the lease that its time was held by, if there was one. */
const deliveredAppointment = appointmentRequest.extend({ leaseId: leaseId.optional() });
const delivered = submitted.extend({ appointment: deliveredAppointment.nullable() });

/** What the window hands to core when the visitor says yes. */
export const submission = submitted.extend({ receipts: z.array(receiptDraft).min(1).max(40) }).refine((entry) => entry.receipts.some((receipt) => receipt.kind === 'notice') || entry.appointment === null, 'an appointment carries its notice');

/** What core tells the visitor's window, once the row is durable. */
export const submissionAnswer = z.discriminatedUnion('outcome', [
  z.strictObject({ outcome: z.literal('kept'), state: appointmentState, sequence: z.int().min(1) }),
  z.strictObject({ outcome: z.literal('refused'), reason: z.enum(['sealed-to-another-key', 'receipt-text-unknown', 'no-longer-offered', 'disk-full']) }),
]);

export const intakeKinds = ['submission', 'audit'] as const;

/** What an advisor's badge did on a window: who looked at which card. */
export const auditEntry = z.strictObject({
  at: instant,
  windowId,
  badgeId: z.string().max(20).nullable(),
  act: z.enum(['badge-refused', 'pin-wrong', 'badge-locked', 'client-mode-opened', 'card-opened', 'veiled', 'client-mode-closed']),
  subject: z.string().max(60).nullable(),
});

const submissionBody = z.strictObject({
  kind: z.literal('submission'),
  submission: delivered,
  receipts: z.array(signedReceipt).min(1).max(40),
});

const auditBody = z.strictObject({ kind: z.literal('audit'), audit: auditEntry });

export const intakeBody = z.discriminatedUnion('kind', [submissionBody, auditBody]);

/**
 * One row of a window's outbox. `bodySha256` is of the canonical JSON of `body`;
 * `hash` = sha256(`previousHash` + `\n` + `sequence` + `\n` + `id` + `\n` + `bodySha256`), in lower-case hexadecimal.
 */
export const intakeRow = z.strictObject({
  id: z.string().max(60),
  sequence: z.int().min(1),
  createdAt: instant,
  body: intakeBody,
  bodySha256: sha256,
  previousHash: sha256,
  hash: sha256,
});

/** Bodies are parsed one by one, by `intakeBody`: one that does not fit must not keep back the others. */
export const intakeBatch = z.strictObject({ rows: z.array(intakeRow.extend({ body: z.unknown() })).min(1).max(500) });

const rowAnswer = z.strictObject({
  id: z.string().max(60),
  /** `accepted` and `known` let the row leave the outbox; `refused` (same id, another body, broken chain) is kept and reported. */
  outcome: z.enum(['accepted', 'known', 'refused']),
  reason: z.string().max(300).nullable(),
});

export const intakeAnswer = z.strictObject({
  answers: z.array(rowAnswer).max(500),
  head: z.strictObject({ sequence: z.int().min(0), hash: sha256 }),
});

/** The hash before the first row of a ledger. */
export const ledgerGenesis = '0'.repeat(64);

/** What became of appointments, told to the window that took them. */
export const outcome = z.strictObject({
  cursor: z.int().min(1),
  appointmentId,
  state: appointmentState,
  slot: slot.nullable(),
  reason: z.string().max(200).nullable(),
  /** Who receives, where the maison says so to visitors. */
  receivedBy: z.string().max(60).nullable().default(null),
  at: instant,
});
export const outcomesPage = z.strictObject({ outcomes: z.array(outcome).max(500), cursor: z.int().min(0) });

/** Busy times of a boutique: what the calendar holds, without saying for whom. */
export const availability = z.strictObject({
  asOf: instant,
  busy: z.array(z.strictObject({ kind: appointmentKind, startsAt: instant, minutes: z.int().min(5).max(480), places: z.int().min(1).max(200) })).max(5000),
  /** When its advisors receive somebody, of whatever kind. */
  meetings: z.array(z.strictObject({ advisorId, startsAt: instant, minutes: z.int().min(5).max(480) })).max(20_000).default([]),
  /** What the maison gave away in another calendar: an advisor's time, or a place of every kind. */
  elsewhere: z.array(z.strictObject({ advisorId: advisorId.nullable(), startsAt: instant, minutes: z.int().min(5).max(700_000) })).max(5000).default([]),
});

export const holdRequest = z.strictObject({ appointmentId, kind: appointmentKind, slot });
export const holdAnswer = z.discriminatedUnion('outcome', [
  /** From the moment the question was sent; never a time of day, which two machines may read differently. */
  z.strictObject({ outcome: z.literal('held'), lastsMs: z.int().min(0) }),
  z.strictObject({ outcome: z.literal('taken') }),
]);

/** A time that nobody else is given for as long as it lasts, counted from the moment the question was sent. */
export const lease = z.strictObject({ id: leaseId, kind: appointmentKind, slot, lastsMs: z.int().min(0) });
export const leasesRequest = z.strictObject({
  /** Made with the window's database: a window that lost it does not know what it promised by older leases. */
  memory: z.uuid(),
  /** No longer wanted; the window will not hold by them again. */
  giveBack: z.array(leaseId).max(64),
});
/** All that this memory may hold by, now. */
export const leasesAnswer = z.strictObject({ asOf: instant, leases: z.array(lease).max(64) });

/** What the window can offer for a kind, with where the knowledge comes from and its age. */
export const slotsQuery = z.strictObject({ kind: appointmentKind, from: localDate, days: z.int().min(1).max(60) });
export const slotsAnswer = z.strictObject({
  /** `hub`: the calendar as last heard, at `asOf`. `hours`: opening hours only, the calendar was never heard. */
  source: z.enum(['hub', 'hours']),
  asOf: instant.nullable(),
  days: z.array(z.strictObject({ date: localDate, slots: z.array(slot).max(200) })).max(60),
});

export type Slot = z.infer<typeof slot>;
export type AppointmentRequest = z.infer<typeof appointmentRequest>;
export type DeliveredAppointment = z.infer<typeof deliveredAppointment>;
export type Submission = z.infer<typeof submission>;
export type SubmissionAnswer = z.infer<typeof submissionAnswer>;
export type AuditEntry = z.infer<typeof auditEntry>;
export type IntakeBody = z.infer<typeof intakeBody>;
export type IntakeRow = z.infer<typeof intakeRow>;
export type IntakeBatch = z.infer<typeof intakeBatch>;
export type IntakeAnswer = z.infer<typeof intakeAnswer>;
export type Outcome = z.infer<typeof outcome>;
export type OutcomesPage = z.infer<typeof outcomesPage>;
export type Availability = z.infer<typeof availability>;
/** What a calendar holds, whenever it was looked at. */
export type Occupied = Omit<Availability, 'asOf'>;
export type HoldRequest = z.infer<typeof holdRequest>;
export type HoldAnswer = z.infer<typeof holdAnswer>;
export type Lease = z.infer<typeof lease>;
export type LeasesRequest = z.infer<typeof leasesRequest>;
export type LeasesAnswer = z.infer<typeof leasesAnswer>;
export type SlotsQuery = z.infer<typeof slotsQuery>;
export type SlotsAnswer = z.infer<typeof slotsAnswer>;
