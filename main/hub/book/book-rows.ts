import * as z from 'zod';
import { appointmentKind } from '#contract/content.ts';
import { clientCard } from '#contract/client.ts';
import { advisorId, appointmentId, boutiqueId, clientId, instant, windowId } from '#contract/ids.ts';
import { appointmentState, slot, type Slot } from '#contract/submission.ts';
import type { BookedAppointment, BookedClient } from './book.ts';

/** The book's rows, parsed as they come out of the database. */

const slotList = z.array(slot);
const slots = z.string().transform((text) => slotList.parse(JSON.parse(text)));

export const appointmentRow = z.object({
  id: appointmentId, client_id: clientId, boutique_id: boutiqueId, window_id: windowId, kind: appointmentKind,
  starts_at: instant.nullable(), minutes: z.int().nullable(), state: appointmentState, reason: z.string().nullable(), alternatives: slots,
  expectation: z.string().nullable(), link: z.string().nullable(), advisor_id: advisorId.nullable(), asked_at: instant, arrived_at: instant, changed_at: instant, version: z.int(),
}).transform((row): BookedAppointment => ({
  id: row.id, clientId: row.client_id, boutiqueId: row.boutique_id, windowId: row.window_id, kind: row.kind, slot: slotOf(row.starts_at, row.minutes),
  state: row.state, reason: row.reason, alternatives: row.alternatives, expectation: row.expectation, link: row.link, advisorId: row.advisor_id,
  askedAt: row.asked_at, arrivedAt: row.arrived_at, changedAt: row.changed_at, version: row.version,
}));

export const clientRow = z.object({
  card: z.string().transform((text) => clientCard.parse(JSON.parse(text))), boutique_id: boutiqueId, version: z.int(),
  reach_by: z.string().nullable(), email: z.string().nullable(), phone: z.string().nullable(), remark: z.string().nullable(),
}).transform((row): BookedClient => ({
  card: row.card, boutiqueId: row.boutique_id, version: row.version,
  contact: row.reach_by === null ? null : { reachBy: row.reach_by, email: row.email, phone: row.phone, remark: row.remark },
}));

function slotOf(startsAt: string | null, minutes: number | null): Slot | null {
  return startsAt === null || minutes === null ? null : { startsAt, minutes };
}
