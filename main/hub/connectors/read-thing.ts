import { assertNever } from '#domain/assert-never.ts';
import { fullNameOf } from '#domain/person-name.ts';
import { signedReceipt, type ReceiptBody } from '#contract/receipt.ts';
import * as z from 'zod';
import type { CrmAppointment, CrmClient, CrmConsent, CrmThing } from '../../platform/crm/connector.ts';
import type { Database } from '../../platform/sqlite/open-database.ts';
import { appointmentRow, clientRow } from '../book/book-rows.ts';
import type { BookedAppointment, BookedClient } from '../book/book.ts';
import type { Delivery, DeliveryRepository } from './delivery-repository.ts';

/** The thing a delivery is about, as the book has it now; null when the book no longer holds it. */
export type ThingReader = (delivery: Delivery) => CrmThing | null;

/** How the lane of somebody whom a visit made known begins; the demonstration's invented clients have other keys. */
const realLane = 'subject/';

const consentStatus = { consent: 'given', refusal: 'refused', withdrawal: 'withdrawn' } as const;

export function createThingReader(database: Database, deliveries: Pick<DeliveryRepository, 'refOf'>, advisorOf: (appointment: BookedAppointment) => string | null): ThingReader {
  const byId = database.prepare('SELECT * FROM people WHERE id = ?');
  const byKey = database.prepare('SELECT * FROM people WHERE external_key = ?');
  const appointment = database.prepare('SELECT * FROM meetings WHERE id = ?');
  const receipts = database.prepare('SELECT receipt FROM receipts WHERE subject_id = ?').pluck();
  const clientFrom = (row: unknown): BookedClient | null => (row === undefined ? null : clientRow.parse(row));

  const readAppointment = ({ subject, lane, ...delivery }: Delivery): CrmAppointment | null => {
    const row = appointment.get(subject);
    // An invented client is in no CRM: nothing that hangs on them goes there either.
    if (row === undefined || !lane.startsWith(realLane)) return null;
    const booked = appointmentRow.parse(row);
    const { id, boutiqueId, clientId, kind, state, slot, expectation, link, askedAt } = booked;
    const clientFound = byId.get(clientId);
    const client = clientFrom(clientFound);
    if (isErased(clientFound) && isUnheard(delivery)) return null;
    return {
      sort: 'appointment', key: `vitrine-appointment-${id}`, boutiqueId, clientKey: clientKeyOf(lane), clientRef: deliveries.refOf(lane, 'client'),
      clientName: client === null ? '' : fullNameOf(client.card), kind, state, startsAt: slot?.startsAt ?? null, minutes: slot?.minutes ?? null, expectation, askedAt, isErased: isErased(clientFound), link, advisor: advisorOf(booked),
    };
  };
  const readConsent = ({ subject, lane }: Delivery): CrmConsent | null => {
    const [subjectId, purposeId, channel] = subject.split('/');
    const newest = toldOf(z.array(z.string()).parse(receipts.all(subjectId)).map((text) => signedReceipt.parse(JSON.parse(text)).body)
      .filter((receipt) => receipt.purposeId === purposeId && receipt.channel === channel));
    if (newest === null || channel === undefined) return null;
    const client = byKey.get(lane);
    if (isErased(client)) return null;
    const contact = clientFrom(client)?.contact;
    return {
      sort: 'consent', key: `vitrine-consent-${subject.replaceAll('/', '-')}`, boutiqueId: newest.boutiqueId, clientKey: clientKeyOf(lane), clientRef: deliveries.refOf(lane, 'client'),
      email: orNull(contact?.email), phone: orNull(contact?.phone), purposeId: newest.purposeId, channel,
      status: newest.status, at: newest.capturedAt, receiptId: newest.id, textVersion: newest.textVersion,
    };
  };
  return (delivery) => {
    switch (delivery.sort) {
      case 'client': {
        const found = byId.get(delivery.subject);
        const client = clientFrom(found);
        return client === null || (isErased(found) && isUnheard(delivery)) ? null : { ...crmClient(client, delivery.lane), isErased: isErased(found) };
      }
      case 'appointment': return readAppointment(delivery);
      case 'consent': return readConsent(delivery);
      default: return assertNever(delivery.sort);
    }
  };
}

type Told = Pick<ReceiptBody, 'boutiqueId' | 'purposeId' | 'capturedAt' | 'id' | 'textVersion'> & { readonly status: CrmConsent['status'] };

/** The newest gesture. A yes that is to be repeated tells nothing by itself, and takes back one that was said for another address. */
function toldOf(receipts: readonly ReceiptBody[]): Told | null {
  const ordered = receipts.toSorted((a, b) => a.capturedAt.localeCompare(b.capturedAt) || a.id.localeCompare(b.id));
  const whole = ordered.findLast(({ kind }) => kind !== 'unconfirmed');
  if (whole === undefined || whole.kind === 'notice' || whole.kind === 'unconfirmed') return null;
  const last = ordered.at(-1);
  return whole.kind === 'consent' && last?.kind === 'unconfirmed' ? { ...last, status: 'withdrawn' } : { ...whole, status: consentStatus[whole.kind] };
}

function crmClient({ card, boutiqueId, contact }: BookedClient, lane: string): Omit<CrmClient, 'isErased'> {
  return {
    sort: 'client', key: clientKeyOf(lane), boutiqueId, givenName: card.givenName, familyName: card.familyName, nameOrder: card.nameOrder,
    locale: card.locale, email: orNull(contact?.email), phone: orNull(contact?.phone),
  };
}

/** Nothing of it was ever sent: an erased person is not made known to the CRM by being erased. */
function isUnheard({ held, ours }: Pick<Delivery, 'held' | 'ours'>): boolean {
  return held === null && ours.length === 0;
}

function isErased(row: unknown): boolean {
  return z.object({ erased_at: z.string().nullable() }).catch({ erased_at: null }).parse(row).erased_at !== null;
}

function clientKeyOf(lane: string): string {
  return `vitrine-client-${lane.slice(realLane.length)}`;
}

function orNull(text: string | null | undefined): string | null {
  return text === undefined || text === '' ? null : text;
}
