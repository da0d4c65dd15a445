import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import { readSigningKey } from '../platform/signing/ed25519.ts';
import { makeSealingPair } from '../platform/sealing/hpke.ts';
import { parseKeys, writeKeys } from './keys/key-store.ts';
import { makeReleaseKey, sealingKeyName } from './keys/make-keys.ts';
import { backUpHubKeys, restoreHubKeys } from './restore-keys.ts';
import { runCommand } from './run-command.ts';

const usage = [
  'node main/hub/keys.ts backup  --data DIR --file FILE           all keys but the root’s, the persons’ too, under a passphrase',
  'node main/hub/keys.ts restore --data DIR --file FILE [--over]  puts them back; --over replaces the keys that are there',
  'node main/hub/keys.ts rotate-sealing --data DIR                windows seal to a new key from their next publication on',
  'node main/hub/keys.ts renew-release --data DIR --root FILE     a new release key, certified by the root’s private key',
  'The passphrase is read from the terminal, or from VITRINE_PASSPHRASE.',
].join('\n');

await runCommand(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { data: { type: 'string' }, file: { type: 'string' }, root: { type: 'string' }, over: { type: 'boolean', default: false } },
  });
  const [act] = positionals;
  const path = join(need(values.data), 'keys', 'keys.json');
  const read = () => parseKeys(readFileSync(path, 'utf8'));
  const now = new Date();

  switch (act) {
    case 'backup': {
      writeFileSync(need(values.file), await backUpHubKeys(need(values.data), await askPassphrase(), now), { mode: 0o600, flag: 'wx' });
      break;
    }
    case 'restore': {
      const isThere = statSync(path, { throwIfNoEntry: false }) !== undefined;
      if (isThere && !values.over) throw new TypeError(`There are keys in ${path}. Say --over to replace them.`);
      process.stdout.write(`${restoreHubKeys(need(values.data), readFileSync(need(values.file), 'utf8'), await askPassphrase()).join('\n')}\n`);
      break;
    }
    case 'rotate-sealing': {
      const keys = read();
      writeKeys(path, { ...keys, sealing: [await makeSealingPair(sealingKeyName(now)), ...keys.sealing] });
      break;
    }
    case 'renew-release': {
      const keys = read();
      const root = readSigningKey(readFileSync(need(values.root), 'utf8'));
      if (root.publicKey !== keys.rootPublicKey) throw new TypeError('This is the root of another maison: its windows would refuse what it certifies.');
      writeKeys(path, { ...keys, release: makeReleaseKey(root, now) });
      break;
    }
    default: throw new TypeError(usage);
  }
});

function need(value: string | undefined): string {
  if (value === undefined) throw new TypeError(usage);
  return value;
}

async function askPassphrase(): Promise<string> {
  const given = process.env['VITRINE_PASSPHRASE'];
  if (given !== undefined) return given;
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return await terminal.question('Passphrase: ');
  } finally {
    terminal.close();
  }
}
