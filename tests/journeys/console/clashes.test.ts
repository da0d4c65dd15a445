import assert from 'node:assert/strict';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import type { AppointmentView } from '#contract/console-api.ts';
import { openBlocks } from '../../../main/hub/book/blocks.ts';
import { openBookDatabase } from '../../../main/hub/book/open-book.ts';
import { openHub } from '../../../main/hub/open-hub.ts';
import { systemClock } from '../../../main/platform/clock/clock.ts';
import type { PairedWindow } from '../../support/console-maison.ts';
import { consoleStage } from '../../support/console-stage.ts';
import { until } from '../../support/until.ts';
import { aSlotAhead } from '../../support/visit-builder.ts';

describe('a meeting over which another calendar gave the time away', () => {
  const { maison, staff } = consoleStage();
  let window: PairedWindow;
  before(async () => {
    window = await maison().pair({ name: 'Salon du lac' });
  });

  async function promised(familyName: string, hoursAhead: number): Promise<AppointmentView> {
    const slot = aSlotAhead((await window.desired()).content, 'service', hoursAhead);
    const { appointmentId } = await window.bring({ kind: 'service', slot, form: { givenName: 'Ines', familyName } });
    return until(async () => (await maison().staff.ask('appointments.list', {})).appointments.find(({ id }) => id === appointmentId) ?? null, 'the appointment');
  }
  const now = async (id: string) => (await maison().staff.ask('appointments.list', {})).appointments.find((entry) => entry.id === id);

  /** As a connector's pull writes it. */
  async function giveAway(meetings: readonly AppointmentView[]): Promise<void> {
    const hub = await openHub(maison().hub.folder, systemClock);
    const database = openBookDatabase(join(maison().hub.folder, 'book.sqlite'), hub.personKeys);
    const blocks = openBlocks(database);
    for (const { id, boutiqueId, slot } of meetings) {
      const advisorId = hub.book.findAppointment(id)?.appointment.advisorId ?? null;
      const fromMs = Date.parse(slot?.startsAt ?? '');
      blocks.replace({ connector: 'agenda', ref: id }, [{ boutiqueId, advisorId, fromMs, toMs: fromMs + 1_800_000 }], null);
    }
    database.close();
    hub.close();
  }

  it('is solved by one touch: somebody else receives, another time, or it is kept; and the chain says who decided', async () => {
    const [handed, moved, kept] = [await promised('Vautier', 72), await promised('Lacombe', 168), await promised('Moret', 264)];
    await giveAway([handed, moved, kept]);
    const { page, goTo, reads } = await staff();
    await goTo('appointments');
    await reads('To be solved');
    const ways = (name: string) => page.getByRole('group', { name: `Solve Ines ${name}` });
    await ways('Vautier').getByRole('button', { name: / receives$/ }).first().click();
    await until(async () => ((await now(handed.id))?.clash === null ? true : null), 'another advisor');
    await ways('Lacombe').getByRole('button', { name: /^Move to/ }).first().click();
    await until(async () => ((await now(moved.id))?.clash === null ? true : null), 'another time');
    await ways('Moret').getByRole('button', { name: 'Keep it as it is' }).click();
    await until(async () => ((await now(kept.id))?.clash === null ? true : null), 'the decision');
    const [byOther, later, same] = [await now(handed.id), await now(moved.id), await now(kept.id)];
    assert.deepEqual([byOther?.state, byOther?.advisor === handed.advisor, later?.state, later?.slot?.startsAt === moved.slot?.startsAt, same?.advisor, same?.slot], ['confirmed', false, 'moved', false, kept.advisor, kept.slot]);
    const { entries } = await maison().staff.ask('audit.list', {});
    const acts = [handed, moved, kept].map(({ id }) => entries.find(({ subject }) => subject === id)?.act);
    assert.deepEqual(acts, ['appointment-handed-over', 'appointment-moved', 'appointment-kept-over-event']);
  });
});
