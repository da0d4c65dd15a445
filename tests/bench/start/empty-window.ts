import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureElectron } from '../../../native/setup/electron.ts';
import { cacheFolder } from '../../../native/setup/places.ts';

const main = `
const { app, BrowserWindow } = require('electron');
app.enableSandbox();
app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1080, height: 1920, frame: false, webPreferences: { sandbox: true } });
  window.loadURL('data:text/html,<body style="margin:0;height:100vh" onpointerdown="document.body.dataset.scene=\\'room\\'"></body>');
});
`;

/** The same Electron with an application that is one empty window which answers a touch: what a start cannot be quicker than. */
export async function layOutEmptyWindow(): Promise<{ readonly executable: string; readonly folder: string }> {
  const { folder: electron } = await ensureElectron();
  const folder = mkdtempSync(join(cacheFolder(), 'empty-window-'));
  execFileSync('cp', ['-al', `${electron}/.`, folder]);
  const application = join(folder, 'resources/app');
  mkdirSync(application, { recursive: true });
  writeFileSync(join(application, 'package.json'), JSON.stringify({ name: 'empty', version: '1.0.0', main: 'main.js' }));
  writeFileSync(join(application, 'main.js'), main);
  execFileSync('chmod', ['-R', 'a+rX', folder]);
  return { executable: join(folder, 'electron'), folder };
}
