import { spawnSync } from 'node:child_process';
import { userInfo } from 'node:os';
import { test } from 'node:test';
import { nodePath } from '../../../native/setup/places.ts';

const mark = 'VITRINE_OWN_NETWORK';

/**
 * The virtual readers listen on fixed ports of every interface, and the service on a fixed path. So a test that needs them runs its whole file
 * once more inside a network and a mount namespace of its own, where `lo` acknowledges at once: an exchange with a card takes 0.05 ms instead of 42.
 */
const prepare = [
  'set -e', 'ip link set lo up',
  'ip route replace table local local 127.0.0.1 dev lo proto kernel scope host src 127.0.0.1 quickack 1',
  'mkdir -p /run/pcscd', 'mount -t tmpfs tmpfs /run/pcscd', 'exec "$@"',
].join('\n');

/** True inside; outside, one test that stands for the file is made of its run inside. */
export function isInOwnNetwork(file: string, timeoutMs = 240_000): boolean {
  if (process.env[mark] === '1') return true;
  test('its own network, with virtual readers', () => {
    const run = runInOwnNetwork([nodePath(), '--test', '--test-reporter=spec', file], timeoutMs);
    if (run.status !== 0) throw new Error(`inside, not all went well:\n${run.stdout}\n${run.stderr}`);
  });
  return false;
}

/** Runs a command to its end in a network of its own. */
export function runInOwnNetwork(command: readonly string[], timeoutMs: number): { readonly status: number | null; readonly stdout: string; readonly stderr: string } {
  const asRoot = userInfo().uid === 0 ? [] : ['--map-root-user'];
  // The runner's own marks would make the inner runner speak its parent's language.
  const { NODE_TEST_CONTEXT: _runner, ...environment } = process.env;
  return spawnSync('unshare', [...asRoot, '--net', '--mount', '--kill-child', '--fork', '--', 'sh', '-c', prepare, 'sh', ...command], {
    encoding: 'utf8', timeout: timeoutMs, maxBuffer: 32 << 20, env: { ...environment, [mark]: '1' },
  });
}
