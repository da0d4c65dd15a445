import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, it } from 'node:test';
import fc from 'fast-check';
import type { Page } from 'playwright';
import { launchKiosk, type KioskUnderTest } from '../../support/launch-kiosk.ts';

const opened: { kiosk: KioskUnderTest | null } = { kiosk: null };

before(async () => void (opened.kiosk = await launchKiosk({ more: { VITRINE_TRAY: 'off' } })), { timeout: 90_000 });
after(() => opened.kiosk?.close());

function theKiosk(): KioskUnderTest {
  assert.ok(opened.kiosk);
  return opened.kiosk;
}

function thePage(): Page {
  return theKiosk().page();
}

/** What a gesture that leaves the window would change. */
async function standing(): Promise<unknown> {
  return theKiosk().app.evaluate(({ BaseWindow, webContents }) => ({
    windows: BaseWindow.getAllWindows().map((window) => ({ isVisible: window.isVisible(), isMinimized: window.isMinimized(), bounds: window.getBounds() })),
    pages: webContents.getAllWebContents().map((page) => ({ url: page.getURL(), zoom: page.getZoomFactor(), hasTools: page.isDevToolsOpened() })).filter((page, index, all) => all.findIndex((other) => JSON.stringify(other) === JSON.stringify(page)) === index),
  }));
}

it('shows every page in a sandbox of its own, without Node and without tools', async () => {
  const pages = await theKiosk().app.evaluate(({ webContents }) => webContents.getAllWebContents().map((page) => {
    page.openDevTools();
    // Electron has this method for its own tests and leaves it out of its types.
    const preferences = (page as unknown as { readonly getLastWebPreferences: () => Readonly<Record<string, unknown>> }).getLastWebPreferences();
    const names = ['sandbox', 'contextIsolation', 'nodeIntegration', 'nodeIntegrationInSubFrames', 'nodeIntegrationInWorker', 'webSecurity', 'webviewTag'];
    return {
      pid: page.getOSProcessId(),
      set: { ...Object.fromEntries(names.map((name) => [name, preferences[name] ?? false])), hasTools: page.isDevToolsOpened(), hasSpelling: page.session.isSpellCheckerEnabled(), isKept: page.session.isPersistent() },
    };
  }));
  assert.ok(pages.length > 0);
  for (const { pid, set } of pages) {
    assert.match(readFileSync(`/proc/${pid}/status`, 'utf8'), /Seccomp:\s+2/);
    assert.deepEqual(set, {
      sandbox: true, contextIsolation: true, nodeIntegration: false, nodeIntegrationInSubFrames: false, nodeIntegrationInWorker: false, webSecurity: true, webviewTag: false,
      hasTools: false, hasSpelling: false, isKept: false,
    });
  }
});

it('gives a page the bridge and nothing of Node or Electron', async () => {
  const reached = await thePage().evaluate(() => ({
    globals: ['require', 'process', 'module', 'Buffer', 'global', 'electron', 'ipcRenderer'].filter((name) => name in globalThis),
    bridge: Object.keys((globalThis as unknown as { readonly vitrine: object }).vitrine).toSorted(),
  }));
  assert.deepEqual(reached, { globals: [], bridge: ['request', 'subscribe'] });
});

it('serves its pages under a policy that starts from nothing', async () => {
  const policy = await thePage().evaluate(async () => (await fetch('vitrine://app/')).headers.get('content-security-policy') ?? '');
  assert.match(policy, /^default-src 'none';/);
  assert.doesNotMatch(policy, /https?:|\*|'unsafe-eval'/);
});

it('runs no text as code, and loads nothing from anywhere else', async () => {
  const outcomes = await thePage().evaluate(async () => {
    // What runs within the call itself is let through for the sake of the tool that calls.
    await new Promise((resolve) => setTimeout(resolve, 50));
    const isRefused = async (attempt: () => unknown): Promise<boolean> => {
      try {
        return (await attempt()) === false;
      } catch {
        return true;
      }
    };
    const loads = (tag: 'img' | 'script' | 'iframe', source: string) => new Promise<boolean>((resolve) => {
      const element = document.createElement(tag);
      element.addEventListener('load', () => resolve(tag !== 'iframe'));
      element.addEventListener('error', () => resolve(false));
      element.src = source;
      document.body.append(element);
      setTimeout(() => resolve(false), 2_000);
    });
    return {
      code: await isRefused(() => new Function('return 1')()),
      network: await isRefused(() => fetch('https://example.com/')),
      file: await isRefused(() => fetch('file:///etc/passwd')),
      picture: await isRefused(() => loads('img', 'https://example.com/a.png')),
      script: await isRefused(() => loads('script', 'data:text/javascript,1')),
      frame: await isRefused(() => loads('iframe', 'https://example.com/')),
    };
  });
  assert.deepEqual(outcomes, { code: true, network: true, file: true, picture: true, script: true, frame: true });
});

it('serves no path outside the window’s own files', async () => {
  const statuses = await thePage().evaluate((paths) => Promise.all(paths.map(async (path) => (await fetch(path)).status)), [
    'vitrine://app/', 'vitrine://app/%2e%2e/core/core.mjs', 'vitrine://app/..%2fcore%2fcore.mjs', 'vitrine://app/.inputs.json', 'vitrine://asset/pairing.json', `vitrine://asset/${'0'.repeat(64)}`,
  ]);
  assert.deepEqual(statuses, [200, 404, 404, 404, 404, 404]);
});

it('stays where it is whatever a page asks for', async () => {
  const before = await standing();
  const isDenied = await thePage().evaluate(() => {
    const child = globalThis.open('https://example.com/');
    location.assign('https://example.com/');
    location.hash = '';
    return child === null;
  });
  assert.equal(isDenied, true);
  assert.deepEqual(await standing(), before);
});

it('grants no permission and no device', async () => {
  const answers = await thePage().evaluate(async () => {
    const names = ['geolocation', 'notifications', 'camera', 'microphone', 'clipboard-read', 'midi', 'persistent-storage'];
    const states = await Promise.all(names.map(async (name) => (await navigator.permissions.query({ name: name as PermissionName })).state));
    const media = await navigator.mediaDevices.getUserMedia({ audio: true, video: true }).then(() => 'granted', () => 'denied');
    const screen = await navigator.mediaDevices.getDisplayMedia().then(() => 'granted', () => 'denied');
    const place = await new Promise((resolve) => navigator.geolocation.getCurrentPosition(() => resolve('granted'), () => resolve('denied'), { timeout: 3_000 }));
    return [...states, media, screen, place];
  });
  assert.deepEqual([...new Set(answers)], ['denied']);
});

it('lets no key leave the glass, while letters reach a form', { timeout: 60_000 }, async () => {
  const before = await standing();
  await thePage().evaluate(() => {
    const heard: string[] = [];
    Object.assign(globalThis, { heard });
    addEventListener('keydown', (event) => heard.push(event.key));
  });
  const keys = [
    'ctrl+shift+i', 'ctrl+shift+j', 'F12', 'F11', 'F5', 'ctrl+r', 'ctrl+shift+r', 'ctrl+w', 'ctrl+q', 'alt+F4', 'ctrl+m', 'ctrl+n', 'ctrl+t', 'ctrl+o', 'ctrl+p', 'ctrl+s', 'ctrl+u', 'ctrl+plus', 'ctrl+minus', 'ctrl+0', 'alt+Left', 'super+d', 'ctrl+f',
  ];
  press(theKiosk(), ['a', ...keys, 'z']);
  for (let waited = 0; waited < 100 && !(await heard()).includes('z'); waited += 1) await thePage().evaluate(() => new Promise(requestAnimationFrame));
  const letters = (await heard()).filter((key) => !['Control', 'Shift', 'Alt', 'Meta', 'Super'].includes(key));
  assert.deepEqual(letters, ['a', 'z']);
  assert.deepEqual(await standing(), before);
});

it('answers whatever a page asks without falling over', { timeout: 60_000 }, async () => {
  const channel = fc.oneof(fc.string({ maxLength: 80 }), fc.constantFrom('__proto__', 'constructor', 'state.read', 'visits.begin', 'submissions.submit', 'display.calibrate', 'glass.painted', 'slots.list', 'clients.unlock'));
  const core = theKiosk().corePid();
  await fc.assert(fc.asyncProperty(channel, fc.json(), async (name, input) => {
    const answer = await thePage().evaluate(([asked, given]) => (globalThis as unknown as { readonly vitrine: { readonly request: (channel: string, input: unknown) => Promise<unknown> } }).vitrine.request(asked, JSON.parse(given)), [name, input] as const);
    assert.ok(typeof answer === 'object' && answer !== null && 'ok' in answer);
    if (answer.ok === false) assert.ok('code' in answer && (answer.code === 'invalid' || answer.code === 'fault'));
  }), { numRuns: 150 });
  assert.equal(theKiosk().corePid(), core);
});

it('lets no second kiosk run on the same data, and leaves no dump behind', async () => {
  const second = execAgain(theKiosk());
  assert.equal(second.status, 1);
  assert.match(second.said, /"event":"already-running"/);
  const kept = readdirSync(join(theKiosk().dataFolder, 'chromium'), { recursive: true, encoding: 'utf8' });
  assert.deepEqual(kept.filter((path) => /\.dmp$|^Partitions\/|Cookies$|IndexedDB\/|Cache_Data\/(?!index)/.test(path)), []);
});

async function heard(): Promise<readonly string[]> {
  return thePage().evaluate(() => (globalThis as unknown as { readonly heard: readonly string[] }).heard);
}

/** Presses keys as a keyboard plugged into the machine would. */
function press({ display }: KioskUnderTest, keys: readonly string[]): void {
  const environment = { ...process.env, DISPLAY: display };
  execFileSync('sh', ['-c', 'xdotool search --onlyvisible --class . windowfocus --sync %1 || true'], { env: environment, stdio: 'ignore' });
  execFileSync('xdotool', ['key', '--delay', '60', ...keys], { env: environment });
}

function execAgain({ app }: KioskUnderTest): { readonly status: number; readonly said: string } {
  const [executable = ''] = app.process().spawnargs;
  const environment = Object.fromEntries(readFileSync(`/proc/${app.process().pid}/environ`, 'utf8').split('\0').flatMap((line) => (line.includes('=') ? [[line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]] : [])));
  try {
    return { status: 0, said: execFileSync(executable, [], { env: environment, encoding: 'utf8', timeout: 20_000, stdio: ['ignore', 'pipe', 'ignore'] }) };
  } catch (error) {
    // execFileSync reports an exit other than 0 so, with what was printed.
    const ended = error as { readonly status: number | null; readonly stdout: string };
    return { status: ended.status ?? -1, said: ended.stdout };
  }
}
