import type { WindowId } from '#domain/ids.ts';
import type { AuditChain } from '../audit/audit-chain.ts';
import type { Book } from '../book/book.ts';
import type { PersonEraser } from '../consent/erase-person.ts';
import { writeReceiptFile } from '../consent/judge-receipt-file.ts';
import { shownWords } from '../consent/shown-words.ts';
import { signerOf } from '#contract/receipt.ts';
import type { SigningKey } from '../../platform/signing/ed25519.ts';
import { RequestRefused } from '../http/request-refused.ts';
import type { ReceiptRepository } from '../opening/receipt-repository.ts';
import type { PublicationRepository } from '../publications/publication-repository.ts';
import type { WindowRepository } from '../windows/window-repository.ts';
import { sees, type Handlers, type Staff } from './handlers.ts';

type Parts = {
  readonly windows: WindowRepository; readonly receipts: ReceiptRepository; readonly publications: PublicationRepository; readonly audit: AuditChain; readonly receiptKey: () => SigningKey; readonly book: Book; readonly eraser: PersonEraser;
};

const receiptsShown = 500;

/** What people agreed to and refused, and each of it as a file that proves itself. */
export function receiptHandlers({ windows, receipts, publications, audit, book, eraser, receiptKey }: Parts): Handlers<'receipts.list' | 'receipts.export' | 'persons.erase'> {
  const isSeen = (staff: Staff, id: WindowId): boolean => {
    const window = windows.findEver(id);
    return window === null ? staff.account.role === 'maison' : sees(staff, window.boutiqueId);
  };
  return {
    'receipts.list': (_, staff) => ({
      receipts: receipts.latest(receiptsShown).filter((arrived) => isSeen(staff, arrived.windowId)).map(({ receipt, isSignatureRight }) => ({ receipt, isSignatureRight })),
    }),
    'receipts.export': ({ id }, staff) => {
      const arrived = receipts.find(id);
      const window = arrived && windows.findEver(arrived.windowId);
      if (arrived === null || window === null || !isSeen(staff, window.id)) throw new RequestRefused(404, 'There is no such receipt.');
      audit.add({ who: staff.account.name, act: 'receipt-exported', subject: id });
      const { receipt } = arrived;
      const file = writeReceiptFile({ schema: 'vitrine-receipt-file/1', receipt, text: shownWords(receipt.body, { publications }), signerPublicKey: signerOf(receipt.body) === 'hub' ? receiptKey().publicKey : window.publicKey });
      return { name: `receipt-${id}.json`, file };
    },
    'persons.erase': ({ subjectId }, staff) => {
      const person = book.persons.find(subjectId);
      if (person === null || !sees(staff, person.boutiqueId)) throw new RequestRefused(404, 'Nobody of that number is held here any more.');
      eraser.erase(person, { because: 'asked', by: staff.account.name });
      return {};
    },
  };
}
