import { keptUntil } from '#domain/consent/standing.ts';
import type { Clock } from '../../platform/clock/clock.ts';
import { faultFacts, type Log } from '../../platform/log/log.ts';
import type { Book } from '../book/book.ts';
import type { IntakeRepository } from '../intake/intake-repository.ts';
import type { PersonEraser } from './erase-person.ts';

export type RetentionJob = { readonly dispose: () => void };

type Parts = { readonly book: Book; readonly intake: IntakeRepository; readonly eraser: PersonEraser; readonly clock: Clock; readonly log: Log };

const everyMs = 3_600_000;
/** What was opened is in the book; the sealed form is kept a little for a window that delivers it again and for nothing else. */
const sealedKeptMs = 86_400_000;

/** Once an hour: whoever is held for no reason any more is erased, and forms that were opened are let go of. */
export function startRetentionJob(parts: Parts): RetentionJob {
  const run = (): void => {
    try {
      parts.eraser.finish();
      const erased = eraseOverdue(parts);
      const formsDropped = parts.intake.forgetOpened(new Date(parts.clock.now().getTime() - sealedKeptMs).toISOString());
      if (erased > 0 || formsDropped > 0) parts.log.info('retention-ran', { erased, formsDropped });
    } catch (error) {
      parts.log.error('retention-failed', faultFacts(error));
    }
  };
  run();
  const timer = setInterval(run, everyMs);
  return { dispose: () => clearInterval(timer) };
}

/** How many were erased. */
export function eraseOverdue({ book, eraser, clock }: Pick<Parts, 'book' | 'eraser' | 'clock'>): number {
  const now = clock.now().toISOString();
  const overdue = book.persons.held().filter(({ person, lastMeetingAt }) => {
    const until = keptUntil(book.persons.receiptsOf(person).map((receipt) => receipt.body), lastMeetingAt, now);
    return until !== null && until <= now;
  });
  overdue.forEach(({ person }) => eraser.erase(person, { because: 'retention', by: 'hub' }));
  return overdue.length;
}
