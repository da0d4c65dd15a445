import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { boutique as boutiqueSchema, type ContentDocument } from '#contract/content.ts';
import { availability, leasesAnswer, type Slot } from '#contract/submission.ts';
import { openAppointmentRepository } from '../../../main/core/appointments/appointment-repository.ts';
import { openLeases } from '../../../main/core/appointments/leases.ts';
import { createSlots } from '../../../main/core/appointments/slots.ts';
import { windowMigrations } from '../../../main/core/migrations/window-migrations.ts';
import { openDatabase } from '../../../main/platform/sqlite/open-database.ts';

const now = '2026-12-01T05:00:00.000Z';
const said = (text: string) => ({ fr: text, en: text, 'zh-Hans': text, ja: text, ar: text });
const day = [{ opensAt: 600, closesAt: 720 }];
const boutique = boutiqueSchema.parse({
  id: 'geneve', name: 'Genève', city: 'Genève', address: 'quai 1', country: 'CH', phone: '+41 22 000 00 00', timeZone: 'Europe/Zurich', hours: { week: [day, day, day, day, day, day, day], exceptions: [] },
  offers: [{ kind: 'boutique', name: said('Salon'), minutes: 30, leadMinutes: 0, capacity: 2 }],
  advisors: [{ id: 'claire', givenName: 'Claire', languages: ['fr'], receives: ['boutique', 'service'] }],
});
// Nothing else of a publication is read here.
const document = { boutique } as unknown as ContentDocument;
const at = (startsAt: string, minutes = 30): Slot => ({ startsAt: `2026-12-01T${startsAt}:00.000Z`, minutes });

function aWindow(t: TestContext) {
  const database = openDatabase(':memory:', windowMigrations);
  t.after(() => void database.close());
  const leases = openLeases({ database, boot: { bootId: 'one', sinceBootMs: () => 1_000 } });
  const slots = createSlots({ database, appointments: openAppointmentRepository(database), leases, clock: { now: () => new Date(now), monotonicMs: () => 0 } });
  return { leases, offered: () => slots.list({ kind: 'boutique', from: '2026-12-01', days: 1 }, document).days.flatMap((entry) => entry.slots.map(({ startsAt }) => startsAt.slice(11, 16))), hear: slots.hear };
}

test('a time in which the only advisor receives for something else is not offered', (t) => {
  const { offered, hear } = aWindow(t);
  hear(availability.parse({ asOf: now, busy: [], meetings: [{ advisorId: 'claire', ...at('09:30', 60) }] }));
  assert.deepEqual(offered(), ['09:00', '10:30']);
});

test('a time that is lent to this window is offered although its advisor is kept, and only that time', (t) => {
  const { offered, hear, leases } = aWindow(t);
  leases.renew(leasesAnswer.parse({ asOf: now, leases: [{ id: '01a21ab6-293e-776b-9630-340c34368d68', kind: 'boutique', slot: at('09:30'), lastsMs: 3_600_000 }] }), 0);
  hear(availability.parse({ asOf: now, busy: [{ kind: 'boutique', ...at('09:30'), places: 1 }], meetings: [{ advisorId: 'claire', ...at('09:30', 60) }] }));
  assert.deepEqual(offered(), ['09:00', '09:30', '10:30']);
});
