import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { demonstrationContent } from '../../../assets/maison/demonstration.ts';
import { signIn } from '../../support/console-client.ts';
import { aHubFolder, startHub } from '../../support/hub-process.ts';
import { enrolWindow } from '../../support/window-client.ts';

const content = demonstrationContent({ boutiqueId: 'geneve', role: 'salon' });

type Ended = { readonly code: number; readonly said: string; readonly complained: string };

function run(command: string, ...words: readonly string[]): Promise<Ended> {
  const { promise, resolve } = Promise.withResolvers<Ended>();
  const options = { cwd: new URL('../../../', import.meta.url), env: { ...process.env, VITRINE_PASSPHRASE: 'snow on the upper pass' } };
  execFile(process.execPath, [`main/hub/${command}.ts`, ...words], options, (error, said, complained) => resolve({ code: typeof error?.code === 'number' ? error.code : 0, said, complained }));
  return promise;
}

test('content that a maison wrote is imported and shown by the next window that pairs', async (t) => {
  const folder = await aHubFolder(t);
  const path = join(folder, 'salon.json');
  writeFileSync(path, JSON.stringify({ ...content, boutique: { ...content.boutique, id: 'geneve-rhone' } }));
  const imported = await run('import-content', '--data', folder, path);
  const code = await run('pairing-code', '--data', folder, '--boutique', 'geneve-rhone', '--role', 'salon', '--name', 'Salon');
  const hub = await startHub({ folder });
  t.after(() => hub.stop());
  const window = await enrolWindow(hub, code.said.trim());
  assert.deepEqual([imported, (await window.desired()).content.boutique.id], [{ code: 0, said: '', complained: '' }, 'geneve-rhone']);
});

test('content against the grammar is refused with each rule named, and none of it is kept', async (t) => {
  const folder = await aHubFolder(t);
  const [good, bad] = [join(folder, 'good.json'), join(folder, 'bad.json')];
  writeFileSync(good, JSON.stringify(content));
  writeFileSync(bad, JSON.stringify({ ...content, role: 'street', settings: { ...content.settings, attractLine: { ...content.settings.attractLine, en: 'Buy it now!' } } }));
  const refused = await run('import-content', '--data', folder, good, bad);
  const pairing = await run('pairing-code', '--data', folder, '--boutique', 'geneve', '--role', 'salon', '--name', 'Salon');
  assert.equal(refused.code, 2);
  assert.match(refused.complained, /bad\.json: settings\.attractLine\.en: .*\(exclamation\)/);
  assert.match(pairing.complained, /no content at all yet/);
});

test('a password that was lost is replaced, and its sessions end', async (t) => {
  const folder = await aHubFolder(t);
  const hub = await startHub({ folder });
  t.after(() => hub.stop());
  assert.ok(hub.firstAccount);
  const before = await signIn(hub, hub.firstAccount);
  const reset = await run('reset-account', '--data', folder, '--account', 'maison');
  const after = await signIn(hub, { account: 'maison', password: reset.said.trim() });
  assert.deepEqual([(await before.tell('me', {})).status, (await after.tell('me', {})).status], [401, 200]);
});

test('a command line that lacks something is answered in a sentence, without a stack', async (t) => {
  const folder = await aHubFolder(t);
  const answers = await Promise.all([
    run('pairing-code'), run('pairing-code', '--data', folder, '--boutique', 'geneve', '--role', 'roof', '--name', 'x'), run('issue-badge', '--data', folder, '--pin', '12'),
    run('keys', 'backup', '--data', folder), run('reset-account', '--data', folder, '--account', 'nobody'), run('import-content', '--data', folder, '/nowhere.json'),
  ]);
  for (const { code, complained } of answers) assert.ok(code === 2 && complained.length > 10 && !complained.includes('    at '), complained);
});
