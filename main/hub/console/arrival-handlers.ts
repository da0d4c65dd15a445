import type { AppointmentView } from '#contract/console-api.ts';
import type { WindowId } from '#domain/ids.ts';
import type { AuditChain } from '../audit/audit-chain.ts';
import type { Book, BookedClient } from '../book/book.ts';
import { RequestRefused } from '../http/request-refused.ts';
import type { IntakeRepository } from '../intake/intake-repository.ts';
import type { OpeningJob } from '../opening/opening-job.ts';
import type { ReceiptRepository } from '../opening/receipt-repository.ts';
import type { WindowRepository } from '../windows/window-repository.ts';
import { sees, type Handlers, type Staff } from './handlers.ts';

type Parts = {
  readonly windows: WindowRepository; readonly book: Book; readonly receipts: ReceiptRepository; readonly intake: IntakeRepository;
  readonly opening: OpeningJob; readonly audit: AuditChain;
};

const receiptsShown = 500;

/** What windows delivered: meetings, receipts, and what the hub could not accept. */
export function arrivalHandlers({ windows, book, receipts, intake, opening, audit }: Parts): Handlers<'appointments.list' | 'receipts.list' | 'parked.list' | 'parked.replay'> {
  const nameOf = (id: WindowId): string => windows.find(id)?.name ?? 'a window that was removed';
  const isSeen = (staff: Staff, id: WindowId): boolean => {
    const window = windows.find(id);
    return window === null ? staff.account.role === 'maison' : sees(staff, window.boutiqueId);
  };
  return {
    'appointments.list': (_, staff) => {
      const scope = staff.account.boutiqueId === null ? 'all' : [staff.account.boutiqueId];
      return {
        appointments: book.appointments(scope).map(({ appointment, client }): AppointmentView => ({
          id: appointment.id, boutiqueId: appointment.boutiqueId, windowName: nameOf(appointment.windowId), client: fullName(client),
          kind: appointment.kind, slot: appointment.slot, state: appointment.state, reachBy: client.contact?.reachBy ?? '',
          contact: contactOf(client), locale: client.card.locale, expectation: appointment.expectation, arrivedAt: appointment.arrivedAt,
        })),
      };
    },
    'receipts.list': (_, staff) => ({
      receipts: receipts.latest(receiptsShown).filter((arrived) => isSeen(staff, arrived.windowId)).map(({ receipt, isSignatureRight }) => ({ receipt, isSignatureRight })),
    }),
    'parked.list': (_, staff) => ({
      parked: intake.parked().filter((row) => isSeen(staff, row.windowId)).map(({ windowId, receivedAt, ...row }) => ({ ...row, arrivedAt: receivedAt, windowName: nameOf(windowId) })),
    }),
    'parked.replay': async ({ id }, staff) => {
      const row = intake.parked().find((entry) => entry.id === id);
      if (row === undefined || !isSeen(staff, row.windowId)) throw new RequestRefused(404, 'This is not parked any more.');
      audit.add({ who: staff.account.name, act: 'parked-row-replayed', subject: id });
      return opening.replay(id);
    },
  };
}

function fullName({ card }: BookedClient): string {
  const names = [card.givenName, card.familyName];
  return (card.nameOrder === 'family-first' ? names.toReversed() : names).join(' ');
}

function contactOf({ contact }: BookedClient): string {
  if (contact === null) return '';
  const [first, other] = contact.reachBy === 'email' ? [contact.email, contact.phone] : [contact.phone, contact.email];
  return [first ?? other ?? '', contact.remark].filter((part) => part !== null && part !== '').join(' · ');
}
