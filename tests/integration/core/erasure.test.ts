import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import BetterSqlite3 from 'better-sqlite3';
import { vault } from '#contract/client.ts';
import { pairedWindow } from '../../support/console-maison.ts';
import { aCoreFolder, startPairedCore } from '../../support/core-process.ts';
import { aHubFolder, issuePairingCode, startHub } from '../../support/hub-process.ts';
import { until } from '../../support/until.ts';
import type { VisitWishes } from '../../support/visit-builder.ts';
import { enrolWindow } from '../../support/window-client.ts';

const dayMs = 86_400_000;

test('whoever is kept for no reason any more leaves every window’s vault, and its files', async (t) => {
  const [hubFolder, coreFolder] = [await aHubFolder(t), await aCoreFolder(t)];
  const hub = await startHub({ folder: hubFolder });
  t.after(() => hub.stop());
  const codeFor = (name: string): Promise<string> => issuePairingCode(hubFolder, { boutique: 'geneve', role: 'salon', name });
  const { core } = await startPairedCore({ folder: coreFolder, hubUrl: hub.url, pairingCode: await codeFor('Salon'), pollMs: 300 });
  t.after(() => core.stop());
  const elsewhere = pairedWindow(await enrolWindow(hub, await codeFor('Vitrine')));
  const newcomer = async (wishes: VisitWishes, askedMinutesAgo: number): Promise<string> => {
    const before = new Set(clientsAt(coreFolder));
    await elsewhere.bring({ kind: 'now', ...wishes }, askedMinutesAgo);
    return until(() => clientsAt(coreFolder).find((client) => !before.has(client)), 'somebody new in the vault');
  };
  await until(() => clientsAt(coreFolder).length > 0, 'the vault');
  const overdue = await newcomer({ capturedAt: new Date(Date.now() - 1500 * dayMs).toISOString() }, 1500 * 24 * 60);
  const current = await newcomer({ form: { email: 'b@example.org', familyName: 'Blanc' } }, 0);
  assert.ok(filesWith(coreFolder, overdue).length > 0);
  await hub.stop();
  // It looks when it starts, and then once an hour.
  const again = await startHub({ folder: hubFolder, port: hub.port });
  t.after(() => again.stop());
  await until(() => !clientsAt(coreFolder).includes(overdue), 'a vault without the one');
  assert.ok(clientsAt(coreFolder).includes(current));
  // While it runs: a kiosk is not stopped for months.
  await until(() => filesWith(coreFolder, overdue).length === 0, 'files without the one');
});

function clientsAt(coreFolder: string): readonly string[] {
  const database = new BetterSqlite3(join(coreFolder, 'core.sqlite'), { readonly: true });
  const text = database.prepare<[], string>('SELECT vault FROM vault').pluck().get();
  database.close();
  return text === undefined ? [] : vault.parse(JSON.parse(text)).entries.map(({ clientId }) => clientId);
}

function filesWith(folder: string, text: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile() && readFileSync(join(entry.parentPath, entry.name)).includes(text)).map(({ name }) => name);
}
