import type { AppointmentId } from '#domain/ids.ts';
import type { Book } from '../book/book.ts';
import { RequestRefused } from '../http/request-refused.ts';
import { mustSee, type Staff } from './handlers.ts';

/** An appointment with its client, for staff who may see it. Throws a refusal in words when there is none, or it is another boutique's. */
export function findBooked(book: Book, id: AppointmentId, staff: Staff): NonNullable<ReturnType<Book['findAppointment']>> {
  const booked = book.findAppointment(id);
  if (booked === null) throw new RequestRefused(404, 'There is no such appointment.');
  mustSee(staff, booked.appointment.boutiqueId);
  return booked;
}
