import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { globSync, mkdtempSync, readFileSync, readdirSync, readlinkSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { before, it, type TestContext } from 'node:test';
import { listPackage } from '@electron/asar';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { startDisplay } from '../../native/setup/display-server.ts';
import { ensureElectron } from '../../native/setup/electron.ts';
import { kioskEnvironment, makeDataFolder } from '../../native/setup/kiosk-process.ts';
import { layOutKiosk, type Kiosk } from '../../native/setup/lay-out-kiosk.ts';
import { startOwned } from '../../native/setup/owned-process.ts';
import { nodePath, projectRoot } from '../../native/setup/places.ts';
import { chooseCard } from '../../native/tray/choose-card.ts';
import { createVirtualTray } from '../../native/tray/virtual-tray.ts';
import { virtualSlots } from '../../native/tray/virtual-slot.ts';
import { aHubFolder, issuePairingCode, startHub } from '../support/hub-process.ts';
import { differenceOf, drawnShareOf, keepPicture, pictureThat, type Picture } from '../support/screen-picture.ts';
import { startCardService } from '../support/virtual-tray/card-service.ts';
import { isInOwnNetwork } from '../support/virtual-tray/own-network.ts';

const unpacked = join(projectRoot, 'dist/linux-unpacked');
/** The characters by which an executable says how its fuses are. */
const fuseOff = '0'.charCodeAt(0);
const fuseOn = '1'.charCodeAt(0);
/** A line of text covers more of the screen than this. */
const written = 0.006;
const size = { width: 540, height: 960 };

if (isInOwnNetwork(import.meta.filename, 200_000)) {
  it('starts as an ordinary user from the Debian package, sandbox on, and shows the watch that is laid down', { timeout: 180_000 }, async (t) => {
    const { display, pid } = await startInstalled(t);
    const attract = await pictureThat(display, (picture) => drawnShareOf(picture) > written, 'the first scene', 60_000);
    assert.deepEqual(sandboxOfPages(pid), [2]);
    const tray = createVirtualTray(virtualSlots);
    t.after(() => tray.lift(0));
    const seen: Picture[] = [attract];
    const show = async (watch: string): Promise<void> => {
      const card = chooseCard(watch, 'serac.example');
      assert.ok(card);
      await tray.lay(0, card);
      seen.push(await pictureThat(display, (picture) => seen.every((other) => differenceOf(other, picture) > written), watch));
      await tray.lift(0);
    };
    await show('W-MOR-01');
    await pictureThat(display, (picture) => differenceOf(attract, picture) < written / 2, 'the first scene again', 40_000);
    await show('W-NEV-01');
    const folder = process.env['VITRINE_KEEP_PICTURES'];
    if (folder) await Promise.all(seen.map((picture, index) => keepPicture(picture, join(folder, `packaged-${index}.png`))));
  });
} else {
  before(() => void execFileSync(nodePath(), ['native/setup/package.ts'], { cwd: projectRoot, stdio: 'ignore', env: { ...process.env, USE_HARD_LINKS: 'false' } }), { timeout: 200_000 });

  it('holds shell, window, core and Node, and nothing else of ours', () => {
    const archived = listPackage(join(unpacked, 'resources/app.asar'), { isPack: false }).map((path) => path.split('/').slice(1, 3).join('/'));
    assert.deepEqual([...new Set(archived)].toSorted(), ['build', 'build/shell', 'build/window', 'package.json']);
    assert.deepEqual(readdirSync(join(unpacked, 'resources')).toSorted(), ['app.asar', 'app.asar.unpacked', 'node']);
    assert.deepEqual(readdirSync(join(unpacked, 'resources/app.asar.unpacked/build')), ['core']);
    const packages = globSync('{*/package.json,@*/*/package.json}', { cwd: join(unpacked, 'resources/app.asar.unpacked/node_modules') }).map((path) => path.replace('/package.json', ''));
    assert.deepEqual(packages.toSorted(), ['@pokusew/pcsclite', 'better-sqlite3', 'nfc-pcsc', 'smartcard']);
  });

  it('bundles nothing of hub, console, tests, set-up or development packages', () => {
    const bundled = ['shell', 'core', 'window'].flatMap((part) => Object.keys(JSON.parse(readFileSync(join(projectRoot, `build/${part}/.inputs.json`), 'utf8')) as Record<string, string>));
    const foreign = bundled.filter((path) => /^(main\/hub|renderer\/console|tests|native\/(setup|tray))\/|node_modules\/(hono|@hono|selfsigned|playwright|fast-check|electron-builder|pouchdb|express)\//.test(path));
    assert.ok(bundled.length > 100);
    assert.deepEqual(foreign, []);
  });

  it('carries Node 24 for core', () => {
    assert.match(execFileSync(join(unpacked, 'resources/node/bin/node'), ['--version'], { encoding: 'utf8' }), /^v24\./);
  });

  it('has every fuse set that lets nobody run another program with it', async () => {
    const wire = await getCurrentFuseWire(join(unpacked, 'vitrine'));
    const off = [FuseV1Options.RunAsNode, FuseV1Options.EnableNodeOptionsEnvironmentVariable, FuseV1Options.EnableNodeCliInspectArguments, FuseV1Options.GrantFileProtocolExtraPrivileges];
    const on = [FuseV1Options.EnableCookieEncryption, FuseV1Options.OnlyLoadAppFromAsar];
    assert.deepEqual([off.map((fuse) => wire[fuse]), on.map((fuse) => wire[fuse])], [off.map(() => fuseOff), on.map(() => fuseOn)]);
  });

  it('installs as root’s files, without a setuid program, with the appliance’s unit, rules and user', () => {
    const listed = execFileSync('dpkg-deb', ['--contents', archive()], { encoding: 'utf8' }).trim().split('\n');
    const paths = new Set(listed.map((line) => line.replace(/^.* \.\//, '/')));
    const wanted = ['/opt/vitrine/vitrine', '/etc/vitrine/vitrine.conf', '/usr/lib/systemd/system/vitrine.service', '/usr/lib/udev/rules.d/70-vitrine.rules', '/usr/lib/sysusers.d/vitrine.conf', '/usr/share/polkit-1/rules.d/50-vitrine.rules', '/usr/share/doc/vitrine/copyright'];
    assert.deepEqual(wanted.filter((path) => !paths.has(path)), []);
    assert.deepEqual(listed.filter((line) => !line.includes('root/root') || /^.{3}[sS]|^.{6}[sS]|^.{8}w/.test(line)), []);
  });
}

function archive(): string {
  const found = globSync('dist/vitrine_*_amd64.deb', { cwd: projectRoot })[0];
  assert.ok(found, 'dist holds no Debian package');
  return join(projectRoot, found);
}

/** Unpacks the Debian package where the kiosk's user can read it, and starts it beside a real hub, readers and display. */
async function startInstalled(t: TestContext): Promise<{ readonly display: string; readonly pid: number }> {
  const service = await startCardService();
  t.after(service.stop);
  const hub = await startHub({ folder: await aHubFolder(t) });
  t.after(() => hub.stop());
  const installed = mkdtempSync(join(tmpdir(), 'vitrine-installed-'));
  t.after(() => rmSync(installed, { recursive: true, force: true }));
  execFileSync('dpkg-deb', ['--extract', archive(), installed]);
  const kiosk: Kiosk = { ...layOutKiosk(await ensureElectron()), executable: join(installed, 'opt/vitrine/vitrine') };
  const display = await startDisplay(size);
  t.after(async () => void (await display.server?.dispose()));
  const dataFolder = mkdtempSync(join(tmpdir(), 'vitrine-window-'));
  t.after(() => rmSync(dataFolder, { recursive: true, force: true, maxRetries: 5 }));
  makeDataFolder(kiosk, dataFolder);
  const pairingCode = await issuePairingCode(hub.folder, { boutique: 'geneve', role: 'salon', name: 'Vitrine 1' });
  // The package is to find its own Node.
  const { VITRINE_NODE: _ours, ...environment } = kioskEnvironment(kiosk, { dataFolder, display: display.name, size, tier: 'still', hubUrl: hub.url, pairingCode, more: { VITRINE_POLL_MS: '500' } });
  const running = startOwned(kiosk.executable, [], { cwd: dataFolder, stdio: ['ignore', 'pipe', 'ignore'], env: environment, ...(kiosk.user ? { uid: kiosk.user.uid, gid: kiosk.user.gid } : {}) });
  t.after(running.dispose);
  await hears(running.child.stdout, 'publication-switched');
  return { display: display.name, pid: running.child.pid ?? 0 };
}

/** Waits for an event in the log of a kiosk; goes on reading after it, so that nobody who writes is held up. */
async function hears(log: Readable | null, event: string): Promise<void> {
  assert.ok(log);
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  createInterface({ input: log }).on('line', (line) => line.includes(`"event":"${event}"`) && resolve()).once('close', () => reject(new Error(`the kiosk ended before ${event}`)));
  await promise;
}

/** The seccomp mode of every page's process of a kiosk: 2 is filtered. */
function sandboxOfPages(pid: number): readonly number[] {
  const executable = readlinkSync(`/proc/${pid}/exe`);
  const pages = readdirSync('/proc').filter((name) => /^\d+$/.test(name)).filter((name) => {
    try {
      return readlinkSync(`/proc/${name}/exe`) === executable && readFileSync(`/proc/${name}/cmdline`, 'utf8').includes('--type=renderer');
    } catch {
      // A process that has ended meanwhile.
      return false;
    }
  });
  return [...new Set(pages.map((name) => Number(/^Seccomp:\s+(\d)/m.exec(readFileSync(`/proc/${name}/status`, 'utf8'))?.[1])))];
}
