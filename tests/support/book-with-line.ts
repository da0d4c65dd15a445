import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 } from 'uuid';
import type { ClientId } from '#domain/ids.ts';
import { boutiqueId, windowId } from '#contract/ids.ts';
import { signedReceipt, type SignedReceipt } from '#contract/receipt.ts';
import { visitorForm } from '#contract/sealed.ts';
import { appointmentId } from '#contract/ids.ts';
import type { Book, BookedAppointment } from '../../main/hub/book/book.ts';
import { openBook, openBookDatabase } from '../../main/hub/book/open-book.ts';
import { openDeliveryRepository, type DeliveryRepository } from '../../main/hub/connectors/delivery-repository.ts';
import { createThingReader, type ThingReader } from '../../main/hub/connectors/read-thing.ts';
import type { Database } from '../../main/platform/sqlite/open-database.ts';
import { somePersonKeys } from './person-keys.ts';

export const geneve = boutiqueId.parse('geneve');
const window = windowId.parse('01a21ab6-293e-776b-9630-340c34368d68');

/** The embedded book with one line to a CRM beside it, on disk as the hub has them. */
export type BookWithLine = { readonly book: Book; readonly database: Database; readonly deliveries: DeliveryRepository; readonly readThing: ThingReader };

export function aBookWithLine(t: { readonly after: (end: () => void) => void }, name = 'crm'): BookWithLine {
  const folder = mkdtempSync(join(tmpdir(), 'vitrine-book-'));
  const path = join(folder, 'book.sqlite');
  const keys = somePersonKeys(t);
  const book = openBook(path, keys);
  const database = openBookDatabase(path, keys);
  t.after(() => {
    book.close();
    database.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const deliveries = openDeliveryRepository(database, name);
  return { book, database, deliveries, readThing: createThingReader(database, deliveries, ({ advisorId }) => advisorId) };
}

export type VisitWishes = { readonly subjectId?: string; readonly givenName?: string; readonly receipts?: readonly SignedReceipt[]; readonly startsAt?: string | null; readonly known?: ClientId };

/** Somebody who asked for an appointment, as the opening of their row writes it. */
export function bookVisit(book: Book, wishes: VisitWishes = {}): { readonly subjectId: string; readonly clientKey: string; readonly appointment: BookedAppointment; readonly appointmentKey: string } {
  const subjectId = wishes.subjectId ?? v7();
  const now = new Date().toISOString();
  const form = visitorForm.parse({
    schema: 'vitrine-visitor/1', subjectId, givenName: wishes.givenName ?? 'Ana', familyName: 'Sol', reachBy: 'email', email: `${subjectId}@example.org`, phone: null, locale: 'fr', expectation: null, selection: [],
  });
  const startsAt = wishes.startsAt === undefined ? null : wishes.startsAt;
  const appointment = book.writeVisit({
    boutiqueId: geneve, windowId: window, form, receipts: [aNotice(subjectId, now), ...(wishes.receipts ?? [])], askedAt: now, arrivedAt: now, ...(wishes.known === undefined ? {} : { known: wishes.known }),
    appointment: { id: appointmentId.parse(v7()), kind: 'boutique', slot: startsAt === null ? null : { startsAt, minutes: 45 }, capacity: 2, code: null },
  }, () => []);
  if (appointment === null) throw new Error('no appointment');
  return { subjectId, clientKey: `vitrine-client-${subjectId}`, appointment, appointmentKey: `vitrine-appointment-${appointment.id}` };
}

function aNotice(subject: string, capturedAt: string): SignedReceipt {
  const { body, signature } = aReceipt(subject, 'consent', capturedAt, 'appointment');
  return signedReceipt.parse({ body: { ...body, kind: 'notice', channel: null }, signature });
}

export function aReceipt(subject: string, kind: 'consent' | 'refusal' | 'withdrawal', capturedAt: string, purposeId = 'news'): SignedReceipt {
  return signedReceipt.parse({
    signature: 'AAAA',
    body: {
      id: v7(), subjectId: subject, kind, purposeId, channel: 'email', textVersion: '2026-11-01.1', locale: 'fr', capturedAt, schema: 'vitrine-receipt/1', controller: 'Maison', privacyContact: 'privacy@maison.invalid',
      boutiqueId: 'geneve', windowId: window, visitId: v7(), collectionMethod: 'touch-window', textSha256: '0'.repeat(64), retentionMonths: 24,
    },
  });
}
