import type { Pairing } from '#contract/hub-api.ts';
import type { RequestInput, RequestOutput, WindowState } from '#contract/window-api.ts';
import type { Clock } from '../platform/clock/clock.ts';
import type { Log } from '../platform/log/log.ts';
import type { SigningKey } from '../platform/signing/ed25519.ts';
import type { Database } from '../platform/sqlite/open-database.ts';
import { proveBadge } from './client-mode/prove-badge.ts';
import { createHealth } from './health/health.ts';
import type { Outbox } from './outbox/outbox.ts';
import { openPairedWindow, type PairedHearer, type PairedWindow } from './paired-window.ts';
import { pairAtStartJob } from './pairing/pair-at-start.ts';
import { pairWindow } from './pairing/pair-window.ts';
import type { PairingFile } from './pairing/pairing-file.ts';
import { publishedOf } from './publications/publications.ts';
import { keepDoing, type KeptGoing } from './rhythm/keep-doing.ts';
import type { Settings } from './settings.ts';
import { NotReady, openShellLine, type ForkedProcess, type Handlers, type ShellLine } from './shell-line/shell-line.ts';
import { createTrayDesk, noTray, type TrayDesk, type TrayDeskParts } from './tray/tray-desk.ts';
import type { Counters } from './visits/counters.ts';
import { createVisits, type Visits } from './visits/visits.ts';

export type KioskParts = {
  readonly settings: Settings;
  readonly database: Database;
  readonly outbox: Outbox;
  readonly counters: Counters;
  readonly key: SigningKey;
  readonly pairingFile: PairingFile;
  readonly clock: Clock;
  readonly log: Log;
  readonly process: ForkedProcess;
  readonly openReader: TrayDeskParts['openReader'];
};

/** Puts core together, opens it to the shell, and says that it is ready. */
export function createKiosk(parts: KioskParts): { readonly dispose: () => Promise<void> } {
  const { settings, counters, log } = parts;
  const visits = createVisits(counters);
  const stage = createStageReports(counters);
  const window = createWindowSeat();
  const tray = openTray(parts, window, (changed) => shell.tell('tray-changed', changed));
  const readState = (): WindowState => stateNow(window.paired(), tray);
  const hearer = hearerOf(window, readState, () => shell);
  const health = createHealth({ ...parts, dataFolder: settings.dataFolder, sources: { outbox: parts.outbox.status, tray: tray.health, stage: stage.last, scene: visits.scene } });
  const seat = (pairing: Pairing): void => window.seat(openPairedWindow({ ...parts, pairing, health, hearer }));
  const pair = createPairing(parts, window.paired, (pairing) => {
    seat(pairing);
    shell.tell('state-changed', readState());
  });
  const shell = openShellLine({
    process: parts.process,
    log,
    handlers: {
      ...visitHandlers(visits),
      ...windowHandlers(window.paired, readState, hearer),
      'pairing.pair': ({ code, hubUrl }) => pair(code, hubUrl ?? settings.hubUrl),
      'stage.report': (report) => done(stage.take(report)),
    },
    hearer: { screenshot: (message) => window.paired()?.screenshots.take(message), rendererGone: () => window.paired()?.publications.rendererGone() },
  });
  const kept = parts.pairingFile.read();
  if (kept !== null) seat(kept);
  const pairing = kept === null ? pairAtStart(parts, pair) : null;
  const flushing = setInterval(counters.flush, 30_000);
  shell.ready();
  return {
    dispose: async () => {
      clearInterval(flushing);
      await Promise.all([pairing?.dispose(), window.paired()?.dispose(), tray.dispose()]);
      counters.flush();
    },
  };
}

/** Where the window is, once it has a hub. */
type WindowSeat = { readonly paired: () => PairedWindow | null; readonly seat: (window: PairedWindow) => void };

function createWindowSeat(): WindowSeat {
  let paired: PairedWindow | null = null;
  return { paired: () => paired, seat: (window) => void (paired = window) };
}

function openTray(parts: KioskParts, { paired }: WindowSeat, onChange: TrayDeskParts['onChange']): TrayDesk {
  if (!parts.settings.isTrayOn) return noTray;
  return createTrayDesk({
    ...parts,
    pieces: () => paired()?.publications.current()?.manifest.content.pieces ?? [],
    onChange,
    onBadge: async (reader, slot) => {
      const tap = await proveBadge(reader, slot, paired()?.badgeMasterKey() ?? null);
      if (tap !== null) paired()?.clients.tapped(tap);
    },
  });
}

function hearerOf({ paired }: WindowSeat, readState: () => WindowState, shell: () => ShellLine): PairedHearer {
  return {
    hubChanged: () => {
      const window = paired();
      if (window !== null) shell().tell('hub-changed', window.hub());
    },
    clientModeChanged: () => {
      const window = paired();
      if (window !== null) shell().tell('client-mode-changed', window.clients.mode());
    },
    offered: (published) => shell().tell('publication-offered', published),
    switched: () => shell().tell('state-changed', readState()),
    appointmentChanged: (changed) => shell().tell('appointment-changed', changed),
    screenshotWanted: () => shell().askForScreenshot(),
  };
}

function createStageReports(counters: Counters) {
  let last: string | null = null;
  return {
    last: () => last,
    take: ({ kind, detail }: RequestInput<'stage.report'>): void => {
      last = detail === '' ? kind : `${kind}: ${detail}`;
      counters.count(`stage/${kind}`);
    },
  };
}

function pairAtStart({ settings: { pairingCode, hubUrl }, log }: KioskParts, pair: Pair): KeptGoing | null {
  return pairingCode === null ? null : keepDoing(pairAtStartJob(async () => outcomeOf(await pair(pairingCode, hubUrl)), log), log);
}

function stateNow(paired: PairedWindow | null, tray: TrayDesk): WindowState {
  if (paired === null) return { phase: 'unpaired' };
  const { windowId, role } = paired.pairing;
  const current = paired.publications.current();
  if (current === null) return { phase: 'paired', windowId, role };
  return { phase: 'ready', windowId, role, published: publishedOf(current), tray: tray.tray(), clientMode: paired.clients.mode(), hub: paired.hub() };
}

function outcomeOf(answer: RequestOutput<'pairing.pair'>): 'paired' | 'refused' | 'hub-away' {
  return answer.outcome === 'refused' && answer.reason === 'hub-away' ? 'hub-away' : answer.outcome;
}

type Pair = (code: string, hubUrl: string | null) => Promise<RequestOutput<'pairing.pair'>>;

/** One pairing at a time; a window that has a hub keeps it. */
function createPairing({ key, settings, pairingFile, log }: KioskParts, paired: () => PairedWindow | null, onPaired: (pairing: Pairing) => void): Pair {
  let last: Promise<unknown> = Promise.resolve();
  const pairOnce: Pair = async (code, hubUrl) => {
    if (paired() !== null) return { outcome: 'refused', reason: 'used-or-expired' };
    const answer = await pairWindow({ code, hubUrl, publicKey: key.publicKey, appVersion: settings.appVersion });
    if (answer.outcome === 'refused') return answer;
    pairingFile.write(answer.pairing);
    log.info('paired', { windowId: answer.pairing.windowId });
    onPaired(answer.pairing);
    return { outcome: 'paired', windowId: answer.pairing.windowId };
  };
  return (code, hubUrl) => {
    const next = last.then(() => pairOnce(code, hubUrl));
    last = next.catch(() => undefined);
    return next;
  };
}

type VisitChannel = 'visits.begin' | 'visits.enter' | 'visits.end';

function visitHandlers(visits: Visits): Pick<Handlers, VisitChannel> {
  return {
    'visits.begin': () => ({ visitId: visits.begin() }),
    'visits.enter': ({ scene, watchId }) => done(visits.enter(scene, watchId)),
    'visits.end': ({ visitId, reason }) => done(visits.end(visitId, reason)),
  };
}

function windowHandlers(paired: () => PairedWindow | null, readState: () => WindowState, hearer: PairedHearer): Omit<Handlers, VisitChannel | 'pairing.pair' | 'stage.report'> {
  const window = (): PairedWindow => paired() ?? notReady();
  return {
    'state.read': () => {
      const offered = paired()?.publications.offered();
      // A renderer that begins anew has not heard of it.
      if (offered) setImmediate(() => hearer.offered(publishedOf(offered)));
      return readState();
    },
    'slots.list': (query) => window().slots.list(query, (window().publications.current() ?? notReady()).manifest.content),
    'submissions.submit': (submission) => window().submit(submission),
    'codes.ask': (question) => window().askByCode(question),
    'phone.open': (wish) => window().phoneForms.open(wish),
    'appointments.read': ({ id }) => ({ state: window().stateOf(id) }),
    'publications.answer': (answer) => done(window().publications.answer(answer)),
    'clients.unlock': ({ pin }) => window().clients.unlock(pin),
    'clients.list': () => ({ clients: [...window().clients.list()] }),
    'clients.open': ({ id }) => ({ card: window().clients.open(id) }),
    'clients.veil': () => done(window().clients.veil()),
    'clients.touch': () => done(window().clients.touch()),
    'clients.close': () => done(window().clients.close()),
  };
}

/** The answer of a channel that has nothing to say. */
function done(_acted: void): Record<string, never> {
  return {};
}

function notReady(): never {
  throw new NotReady();
}
