import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { advisorId, badgeId, boutiqueId } from '#contract/ids.ts';
import { systemClock } from '../platform/clock/clock.ts';
import { openHub } from './open-hub.ts';
import { runCommand } from './run-command.ts';

const usage = 'node main/hub/issue-badge.ts --data DIR --badge A-01 --advisor claire-m --pin 4711 --out FILE [--boutique geneve]';

await runCommand(async () => {
  const { values } = parseArgs({ options: { data: { type: 'string' }, badge: { type: 'string' }, advisor: { type: 'string' }, pin: { type: 'string' }, out: { type: 'string' }, boutique: { type: 'string' } } });
  const { data: folder, out, pin } = values;
  if (folder === undefined || out === undefined || pin === undefined || !/^\d{4,8}$/.test(pin)) throw new TypeError(`A PIN has 4 to 8 digits. ${usage}`);

  const hub = await openHub(folder, systemClock);
  try {
    const advisor = advisorId.parse(values.advisor);
    const boutique = values.boutique ?? hub.contents.boutiques().find((id) => hub.boutiqueNow(id)?.advisors.some((entry) => entry.id === advisor));
    if (boutique === undefined) throw new TypeError(`No boutique has an advisor “${advisor}”.`);
    const answer = await hub.badgeDesk.issue({ id: badgeId.parse(values.badge), boutiqueId: boutiqueId.parse(boutique), advisorId: advisor, pin }, 'command line');
    if (answer.outcome === 'refused') throw new TypeError(answer.reason);
    writeFileSync(out, `${JSON.stringify(answer.file, null, 1)}\n`, { mode: 0o600 });
  } finally {
    hub.close();
  }
});
