import { parseArgs } from 'node:util';
import { windowRole } from '#contract/content.ts';
import { boutiqueId } from '#contract/ids.ts';
import { systemClock } from '../platform/clock/clock.ts';
import { openHub } from './open-hub.ts';
import { runCommand } from './run-command.ts';

const usage = 'node main/hub/pairing-code.ts --data DIR --boutique geneve --role salon --name "Vitrine 1"';

await runCommand(async () => {
  const { values } = parseArgs({ options: { data: { type: 'string' }, boutique: { type: 'string' }, role: { type: 'string' }, name: { type: 'string' } } });
  if (values.data === undefined || values.boutique === undefined || values.name === undefined) throw new TypeError(usage);
  const place = { boutiqueId: boutiqueId.parse(values.boutique), role: windowRole.parse(values.role ?? 'salon'), name: values.name };
  const hub = await openHub(values.data, systemClock);
  try {
    if (hub.contents.find(place.boutiqueId, place.role) === null) throw new TypeError(`Nothing was written for a ${place.role} window of “${place.boutiqueId}”; there is ${hub.contents.boutiques().join(', ') || 'no content at all yet'}.`);
    process.stdout.write(`${hub.enrolment.issueCode(place, 'command line').code}\n`);
  } finally {
    hub.close();
  }
});
