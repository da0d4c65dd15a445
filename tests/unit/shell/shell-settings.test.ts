import assert from 'node:assert/strict';
import { test } from 'node:test';
import { coreEnvironment, readShellSettings } from '../../../main/shell/shell-settings.ts';

test('a packaged window needs to be told its data folder and nothing else', () => {
  assert.deepEqual(readShellSettings({ VITRINE_DATA: '/var/lib/vitrine' }, '/opt/vitrine/node'), {
    dataFolder: '/var/lib/vitrine', nodePath: '/opt/vitrine/node', size: null, tier: null, mmPerPx: null, isKiosk: true, isSoftwareDrawn: false,
  });
});

test('takes a size, a tier, a pitch and software drawing from outside', () => {
  const { size, tier, mmPerPx, isSoftwareDrawn } = readShellSettings({ VITRINE_DATA: '/d', VITRINE_SIZE: '1080x1920', VITRINE_TIER: 'still', VITRINE_MM_PER_PX: '0.2451', VITRINE_GPU: 'software' }, '/node');
  assert.deepEqual({ size, tier, mmPerPx, isSoftwareDrawn }, { size: { width: 1080, height: 1920 }, tier: 'still', mmPerPx: 0.2451, isSoftwareDrawn: true });
});

test('refuses what does not fit, naming it', () => {
  const wrong: readonly [string, string][] = [['VITRINE_SIZE', '10x10'], ['VITRINE_TIER', 'best'], ['VITRINE_MM_PER_PX', '40'], ['VITRINE_GPU', 'fast'], ['VITRINE_KIOSK', 'maybe'], ['VITRINE_DATA', '']];
  for (const [name, value] of wrong) assert.throws(() => readShellSettings({ VITRINE_DATA: '/d', [name]: value }, '/node'), new RegExp(name));
});

test('core inherits what Vitrine was told, never what Electron or a shell carries', () => {
  const inherited = coreEnvironment({ VITRINE_DATA: '/d', PATH: '/usr/bin', TZ: 'Europe/Zurich', ELECTRON_RUN_AS_NODE: '1', NODE_OPTIONS: '--require /tmp/x.js', LD_PRELOAD: '/tmp/x.so', DISPLAY: ':0' }, '0.1.0');
  assert.deepEqual(inherited, { VITRINE_DATA: '/d', PATH: '/usr/bin', TZ: 'Europe/Zurich', VITRINE_APP_VERSION: '0.1.0' });
});
