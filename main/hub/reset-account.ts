import { parseArgs } from 'node:util';
import { systemClock } from '../platform/clock/clock.ts';
import { hashPassword } from '../platform/passwords/argon2id.ts';
import { makePassword } from './accounts/first-account.ts';
import { openHub } from './open-hub.ts';
import { runCommand } from './run-command.ts';

const usage = 'node main/hub/reset-account.ts --data DIR --account NAME   prints a new password; every session of the account ends';

await runCommand(async () => {
  const { values: { data, account } } = parseArgs({ options: { data: { type: 'string' }, account: { type: 'string' } } });
  if (data === undefined || account === undefined) throw new TypeError(usage);
  const hub = await openHub(data, systemClock);
  try {
    const password = makePassword();
    if (!hub.accounts.changePassword(account, await hashPassword(password))) throw new TypeError(`There is no account “${account}”.`);
    for (const session of hub.sessions.list(account)) hub.sessions.revoke(session.id);
    hub.audit.add({ who: 'command line', act: 'password-reset', subject: account });
    process.stdout.write(`${password}\n`);
  } finally {
    hub.close();
  }
});
