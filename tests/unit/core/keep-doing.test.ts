import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HubFault } from '../../../main/platform/http/hub-fault.ts';
import { silentLog } from '../../../main/platform/log/log.ts';
import { keepDoing, type Rhythm } from '../../../main/core/rhythm/keep-doing.ts';

const slow: Rhythm = { everyMs: 3_600_000, spread: 0, backOff: { firstMs: 1, mostMs: 4 } };

test('a job whose other side is away is tried again without end, and ends when it is disposed', async () => {
  const { promise: enough, resolve } = Promise.withResolvers<void>();
  let turns = 0;
  const kept = keepDoing({ name: 'a', rhythm: slow, run: () => {
    turns += 1;
    if (turns === 20) resolve();
    return Promise.reject(turns % 2 === 0 ? new HubFault('unreachable', 'away') : new TypeError('bug'));
  } }, silentLog);
  await enough;
  await kept.dispose();
  const before = turns;
  await new Promise((resume) => setTimeout(resume, 20));
  assert.equal(turns, before);
});

test('what is wanted while a turn runs begins a turn right after it', async () => {
  const turns: (() => void)[] = [];
  const began: (() => void)[] = [];
  const beginning = (): Promise<void> => new Promise((resolve) => began.push(resolve));
  const first = beginning();
  const kept = keepDoing({ name: 'a', rhythm: slow, run: () => new Promise((resolve) => {
    turns.push(() => resolve('done'));
    began.shift()?.();
  }) }, silentLog);
  await first;
  const second = beginning();
  kept.soon();
  kept.soon();
  turns[0]?.();
  await second;
  turns[1]?.();
  await kept.dispose();
  assert.equal(turns.length, 2);
});

test('a turn that hangs is told to end when the window ends', async () => {
  const { promise: running, resolve: isRunning } = Promise.withResolvers<void>();
  const kept = keepDoing({ name: 'a', rhythm: slow, run: (signal) => new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(new Error('ended')));
    isRunning();
  }) }, silentLog);
  await running;
  await kept.dispose();
});
