import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { nodePath, projectRoot } from '../../../native/setup/places.ts';
import { diversifyKey } from '../../../main/platform/badge/diversify-key.ts';
import { readBadge } from '../../../main/platform/badge/read-badge.ts';
import { startCardService } from '../../support/virtual-tray/card-service.ts';
import { hearReader, isOf, isRead } from '../../support/virtual-tray/hear-reader.ts';
import { isInOwnNetwork } from '../../support/virtual-tray/own-network.ts';

const masterKey = Buffer.alloc(16, 0x4d);
const uid = Buffer.from('04A1B2C3D4E5F6', 'hex');
const secret = Buffer.alloc(32, 0x5e);

function aDataFolder(t: { readonly after: (end: () => void) => void }): string {
  const folder = mkdtempSync(join(tmpdir(), 'vitrine-tray-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  mkdirSync(join(folder, 'badges'));
  const badge = { schema: 'vitrine-badge/1', badgeId: 'A-01', boutiqueId: 'geneve', uid: uid.toString('hex').toUpperCase(), key: diversifyKey(masterKey, uid).toString('base64'), secret: secret.toString('base64') };
  writeFileSync(join(folder, 'badges/A-01.json'), JSON.stringify(badge));
  return folder;
}

/** What `npm run tray -- …` says, and its exit code. */
async function tray(folder: string, ...words: readonly string[]): Promise<{ readonly said: string; readonly code: number }> {
  try {
    const { stdout } = await promisify(execFile)(nodePath(), ['native/tray/tray-command.ts', '--data', folder, ...words], { cwd: projectRoot });
    return { said: stdout.trim(), code: 0 };
  } catch (error) {
    // What execFile throws when a command ends with another code than 0.
    const { code, stdout, stderr } = error as { readonly code: number; readonly stdout: string; readonly stderr: string };
    return { said: (stdout + stderr).trim(), code };
  }
}

if (isInOwnNetwork(import.meta.filename)) {
  test('one command lays, moves and lifts a watch, and says so', async (t) => {
    const folder = aDataFolder(t);
    const service = await startCardService();
    t.after(service.stop);
    const reader = await hearReader();
    t.after(reader.dispose);
    assert.deepEqual(await tray(folder, 'lay', 'W-MOR-01'), { said: 'MOR01-0001 lies on slot 0.', code: 0 });
    await reader.next(isRead(0, 'MOR01-0001'));
    assert.deepEqual(await tray(folder, 'lay', 'MOR01-0001', '--slot', '1'), { said: 'MOR01-0001 lies on slot 1.', code: 0 });
    await reader.next(isRead(1, 'MOR01-0001'));
    assert.match((await tray(folder, 'list')).said, /^slot 0: free\nslot 1: MOR01-0001\n[\s\S]*badges: A-01$/);
    assert.deepEqual(await tray(folder, 'lift'), { said: 'Lifted: MOR01-0001.', code: 0 });
    await reader.next(isOf('card-removed', 1));
  });

  test('a badge is tapped: held there until it has given its secret, then gone', async (t) => {
    const folder = aDataFolder(t);
    const service = await startCardService();
    t.after(service.stop);
    const reader = await hearReader();
    t.after(reader.dispose);
    const tapped = tray(folder, 'badge', 'A-01');
    await reader.next(isOf('card-read', 0));
    assert.deepEqual(await reader.withCard(0, (transmit) => readBadge(transmit, masterKey)), { ok: true, value: { ok: true, badgeId: 'A-01', secret } });
    await reader.next(isOf('card-removed', 0));
    assert.deepEqual(await tapped, { said: 'A-01 was tapped on slot 0 and gave its secret.', code: 0 });
  });

  test('what it cannot do it says in words', async (t) => {
    const folder = aDataFolder(t);
    assert.deepEqual([(await tray(folder, 'lay', 'W-XXX')).code, (await tray(folder, 'badge', 'B-99')).code, (await tray(folder, 'fly')).code, (await tray(folder, 'lay', 'W-MOR-01', '--slot', '7')).code], [1, 1, 2, 2]);
    const { said, code } = await tray(folder, 'lay', 'W-MOR-01');
    assert.deepEqual([code, said], [1, 'No virtual reader waits on slot 0. Is a kiosk running here (npm start), with its virtual readers?']);
  });
}
