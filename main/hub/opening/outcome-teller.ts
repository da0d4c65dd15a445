import type { Book, BookedAppointment } from '../book/book.ts';
import type { Doorbell } from '../windows/doorbell.ts';
import type { WindowRepository } from '../windows/window-repository.ts';
import type { OutcomeRepository } from './outcome-repository.ts';

export type OutcomeTeller = {
  /** Puts what became of an appointment where its window reads it, and rings. The same version is told once. */
  readonly tell: (appointment: BookedAppointment) => void;
  /** Tells what a hub that died between the book and its own database did not. */
  readonly tellMissed: () => void;
};

type Parts = { readonly book: Book; readonly outcomes: OutcomeRepository; readonly doorbell: Doorbell; readonly windows: WindowRepository };

export function createOutcomeTeller({ book, outcomes, doorbell, windows }: Parts): OutcomeTeller {
  const tell: OutcomeTeller['tell'] = (appointment) => {
    if (windows.find(appointment.windowId) !== null && outcomes.tell(appointment)) doorbell.ring(appointment.windowId, 'outcomes');
  };
  return { tell, tellMissed: () => book.appointments('all').forEach(({ appointment }) => tell(appointment)) };
}
