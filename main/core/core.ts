import { join } from 'node:path';
import { toCore, type FromCore } from '#contract/core-process.ts';
import { systemClock } from '../platform/clock/clock.ts';
import { openJournal } from '../platform/journal/journal.ts';
import { createLog, faultFacts, silentLog, type Log } from '../platform/log/log.ts';
import { openNfcTagReader } from '../platform/tag-reader/nfc-tag-reader.ts';
import { openWindowKey } from '../platform/window-key/window-key.ts';
import { createKiosk } from './kiosk.ts';
import { createOutbox } from './outbox/outbox.ts';
import { forgetDelivered } from './outbox/forget-delivered.ts';
import { openWindowDatabase } from './outbox/open-window-database.ts';
import { reconcile } from './outbox/reconcile.ts';
import { pairingFile } from './pairing/pairing-file.ts';
import { readSettings, type Settings } from './settings.ts';
import type { ForkedProcess } from './shell-line/shell-line.ts';
import { createCounters } from './visits/counters.ts';

/** The entry of the core process: forked by the shell, ends with it. */
async function startCore(settings: Settings): Promise<void> {
  const clock = systemClock;
  const log = logFor(settings);
  const { database, setAside } = openWindowDatabase(settings.dataFolder, clock.now());
  const journal = openJournal(join(settings.dataFolder, 'journal'));
  const shell = listenEarly();
  const { restored, copied, damaged } = await reconcile(database, journal);
  forgetDelivered(database, journal, clock.now());
  const counters = createCounters(database);
  if (setAside !== null) counters.count('database-rebuilt');
  if (damaged > 0) counters.count('journal-line-damaged', damaged);
  log.info('started', { databaseRebuilt: setAside !== null, restored, copied, damaged });
  const kiosk = createKiosk({
    settings, database, clock, log, counters,
    outbox: createOutbox({ database, journal, clock, log }),
    key: openWindowKey(join(settings.dataFolder, 'window-key.pem')),
    pairingFile: pairingFile(settings.dataFolder, log),
    process: shell,
    openReader: (hear) => openNfcTagReader({ domain: settings.tagDomain, hear, log }),
  });
  let isEnding = false;
  const end = (): void => {
    if (isEnding) return;
    isEnding = true;
    // Whatever hangs, the shell's watchdog is not kept waiting.
    setTimeout(() => process.exit(0), 2_000).unref();
    void kiosk.dispose().finally(() => {
      database.close();
      journal.close();
      process.exit(0);
    });
  };
  process.once('disconnect', end);
  process.once('SIGTERM', end);
  process.once('SIGINT', end);
  if (process.send !== undefined && !process.connected) end();
}

/** While core comes to itself its heart answers already, and what it is asked waits. */
function listenEarly(): ForkedProcess {
  const waiting: unknown[] = [];
  const send = (message: FromCore): void => void (process.connected && process.send?.(message));
  const hearEarly = (said: unknown): void => {
    const parsed = toCore.safeParse(said);
    if (parsed.success && parsed.data.type === 'ping') send({ type: 'pong', number: parsed.data.number });
    else waiting.push(said);
  };
  process.on('message', hearEarly);
  return {
    send,
    onMessage: (hear) => {
      process.removeListener('message', hearEarly);
      process.on('message', hear);
      // Once core is whole.
      setImmediate(() => waiting.forEach(hear));
    },
  };
}

function logFor({ logLevel }: Settings): Log {
  if (logLevel === 'silent') return silentLog;
  const levels = ['debug', 'info', 'warn', 'error'] as const;
  const all = createLog('core', systemClock, (line) => void process.stdout.write(line));
  const wanted = levels.slice(levels.indexOf(logLevel));
  const quiet = Object.fromEntries(levels.filter((level) => !wanted.includes(level)).map((level) => [level, () => undefined]));
  return { ...all, ...quiet };
}

process.on('uncaughtException', (error) => {
  process.stdout.write(`${JSON.stringify({ at: new Date().toISOString(), level: 'error', process: 'core', event: 'bug', ...faultFacts(error) })}\n`);
  process.exit(70);
});

await startCore(readSettings(process.env));
