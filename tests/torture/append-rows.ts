import { v7 } from 'uuid';
import type { IntakeBody } from '#contract/submission.ts';
import { createOutbox } from '../../main/core/outbox/outbox.ts';
import { openWindowDatabase } from '../../main/core/outbox/open-window-database.ts';
import { systemClock } from '../../main/platform/clock/clock.ts';
import { silentLog } from '../../main/platform/log/log.ts';

/** `append-rows.ts FOLDER FULL|NORMAL COUNT`: appends rows to a window's outbox, says so for each, and stays until it is killed. */
const [folder = '', synchronous = '', count = ''] = process.argv.slice(2);
const { database } = openWindowDatabase(folder, new Date());
// As a window opens it, or weakened: the control by which the power cut is known to be one.
if (synchronous === 'NORMAL') database.pragma('synchronous = NORMAL');
// The journal would be a second witness; here the database stands alone.
const journal = { append: () => undefined, lines: () => [], lastLine: () => null, forgetWhile: () => undefined, close: () => undefined };
const outbox = createOutbox({ database, journal, clock: systemClock, log: silentLog });
for (let made = 0; made < Number(count); made += 1) {
  // The brand exists in types only.
  const body: IntakeBody = { kind: 'audit', audit: { at: systemClock.now().toISOString(), windowId: v7() as never, badgeId: null, act: 'veiled', subject: null } };
  process.stdout.write(`${outbox.append(v7(), body).sequence}\n`);
}
setInterval(() => undefined, 60_000);
