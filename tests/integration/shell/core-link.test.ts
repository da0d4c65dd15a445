import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { before, test, type TestContext } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { CoreLink, type CoreLinkParts } from '../../../main/shell/core-link.ts';
import { silentLog } from '../../../main/platform/log/log.ts';
import { buildAll } from '../../../native/setup/build.ts';
import { projectRoot } from '../../../native/setup/places.ts';

const core = join(projectRoot, 'build/core/core.mjs');

type Linked = { readonly link: CoreLink; readonly isHere: (wanted: boolean) => Promise<void>; readonly pid: () => number };

function aFolder(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'vitrine-link-'));
  t.after(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  return folder;
}

function environmentOf(folder: string): Readonly<Record<string, string>> {
  return { VITRINE_DATA: folder, VITRINE_TRAY: 'off', PATH: process.env['PATH'] ?? '' };
}

before(() => buildAll(['core']));

/** A link to the real core on Node 24, as the shell opens it. */
function linkToCore(t: TestContext, parts: Partial<CoreLinkParts> = {}): Linked {
  const folder = aFolder(t);
  let here = false;
  let waiting: (() => void)[] = [];
  const link = new CoreLink({
    nodePath: process.execPath, bundle: core, environment: environmentOf(folder), log: silentLog, onEvent: () => undefined, onScreenshotWanted: () => undefined,
    onHere: (isHere) => {
      here = isHere;
      for (const look of waiting.splice(0)) look();
    },
    ...parts,
  });
  t.after(() => link.dispose());
  const isHere = async (wanted: boolean): Promise<void> => {
    while (here !== wanted) await new Promise<void>((resolve) => (waiting = [...waiting, resolve]));
  };
  return { link, isHere, pid: () => link.pid() ?? 0 };
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

async function untilEnded(pid: number): Promise<void> {
  for (let waited = 0; waited < 10_000 && isAlive(pid); waited += 20) await pause(20);
  assert.equal(isAlive(pid), false);
}

test('answers what core answers', async (t) => {
  const { link, isHere } = linkToCore(t);
  await isHere(true);
  assert.deepEqual(await link.request('state.read', {}), { ok: true, value: { phase: 'unpaired' } });
});

test('a killed core answers again within two seconds', async (t) => {
  const { link, isHere, pid } = linkToCore(t);
  await isHere(true);
  const killedAtMs = performance.now();
  process.kill(pid(), 'SIGKILL');
  await isHere(false);
  await isHere(true);
  const answer = await link.request('state.read', {});
  const awayMs = performance.now() - killedAtMs;
  assert.ok(answer.ok && awayMs < 2_000, `away for ${awayMs} ms`);
});

test('says at once that core is away', async (t) => {
  const { link, isHere, pid } = linkToCore(t);
  await isHere(true);
  process.kill(pid(), 'SIGKILL');
  await isHere(false);
  assert.deepEqual(await link.request('state.read', {}), { ok: false, code: 'away' });
});

test('answers a question that core took to its end', async (t) => {
  const { link, isHere, pid } = linkToCore(t);
  await isHere(true);
  process.kill(pid(), 'SIGSTOP');
  const asked = link.request('state.read', {});
  process.kill(pid(), 'SIGKILL');
  assert.deepEqual(await asked, { ok: false, code: 'away' });
});

test('a core that hangs is ended and started again', async (t) => {
  const { link, isHere, pid } = linkToCore(t);
  await isHere(true);
  const hung = pid();
  process.kill(hung, 'SIGSTOP');
  await isHere(false);
  await isHere(true);
  assert.deepEqual([isAlive(hung), (await link.request('state.read', {})).ok], [false, true]);
});

test('a core that cannot start is tried again at a bounded pace', async (t) => {
  let starts = 0;
  linkToCore(t, { bundle: '/nowhere/core.mjs', log: { ...silentLog, info: () => void (starts += 1) } });
  await pause(3_000);
  assert.ok(starts >= 3 && starts <= 7, `${starts} starts in three seconds`);
});

test('core ends when the link is closed', async (t) => {
  const { link, isHere, pid } = linkToCore(t);
  await isHere(true);
  const ended = pid();
  await link.dispose();
  assert.equal(isAlive(ended), false);
});

test('core ends when the shell is killed', async (t) => {
  const folder = aFolder(t);
  const shell = spawn(process.execPath, ['--input-type=module', '-e', `
    import { fork } from 'node:child_process';
    const core = fork(${JSON.stringify(core)}, { execArgv: [], serialization: 'advanced', stdio: ['ignore', 'ignore', 'ignore', 'ipc'], env: ${JSON.stringify(environmentOf(folder))} });
    core.on('message', (said) => said.type === 'ready' && console.log(core.pid));
  `], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [said] = await once(shell.stdout, 'data');
  shell.kill('SIGKILL');
  await untilEnded(Number(String(said)));
});
