import type { Hono } from 'hono';
import { hubRoutes } from '#contract/hub-api.ts';
import { holdRequest, leasesRequest, type Availability, type HoldAnswer, type LeasesAnswer } from '#contract/submission.ts';
import type { Clock } from '../../platform/clock/clock.ts';
import type { Book } from '../book/book.ts';
import { roomIn } from '../book/room.ts';
import { readBody } from '../http/read-body.ts';
import { RequestRefused } from '../http/request-refused.ts';
import type { BoutiqueNow } from '../publications/boutique-now.ts';
import type { WindowLine } from '../windows/window-line.ts';
import type { TimeKeeper } from './time-keeper.ts';
import { leasePlanner } from './plan-leases.ts';

type Parts = { readonly book: Book; readonly boutiqueNow: BoutiqueNow; readonly time: TimeKeeper; readonly clock: Clock };

/** What the calendar holds, the lending of a slot while a form is filled in, and of those that a window may hold while it is cut off. */
export function addCalendarRoutes(app: Hono<WindowLine>, { book, boutiqueNow, time, clock }: Parts): void {
  app.get(hubRoutes.availability, async (context) => {
    const now = clock.now();
    return context.json({ asOf: now.toISOString(), ...(await time.occupied(context.get('window').boutiqueId, now)) } satisfies Availability);
  });

  app.post(hubRoutes.leases, async (context) => {
    const asked = await readBody(context, leasesRequest);
    const { id: windowId, boutiqueId } = context.get('window');
    const boutique = boutiqueNow(boutiqueId);
    const now = clock.now();
    const occupied = await time.occupied(boutiqueId, now);
    const planned = boutique === null ? [] : leasePlanner(boutique, () => occupied, now)(book.lent({ ...asked, windowId }, now));
    const wishes = planned.map(({ id, ...place }) => ({ id, place: { ...place, boutiqueId } }));
    const leases = await time.around(wishes, () => book.lend({ ...asked, boutiqueId, windowId }, () => planned, now));
    return context.json({ asOf: now.toISOString(), leases: [...leases] } satisfies LeasesAnswer);
  });

  app.post(hubRoutes.holds, async (context) => {
    const asked = await readBody(context, holdRequest);
    const window = context.get('window');
    const boutique = boutiqueNow(window.boutiqueId);
    const offer = boutique?.offers.find((entry) => entry.kind === asked.kind);
    if (boutique === null || offer === undefined) throw new RequestRefused(400, `This boutique does not offer “${asked.kind}”.`);
    if (asked.slot.minutes !== offer.minutes) throw new RequestRefused(400, `“${asked.kind}” lasts ${offer.minutes} minutes here, not ${asked.slot.minutes}.`);
    const now = clock.now();
    if (Date.parse(asked.slot.startsAt) <= now.getTime()) return context.json({ outcome: 'taken' } satisfies HoldAnswer);
    const place = { kind: asked.kind, slot: asked.slot, boutiqueId: window.boutiqueId, ...roomIn(boutique, offer) };
    const wishes = book.findAppointment(asked.appointmentId) === null ? [{ id: asked.appointmentId, place }] : [];
    return context.json((await time.around(wishes, () => book.hold({ ...asked, ...place, windowId: window.id }, now))) satisfies HoldAnswer);
  });
}
