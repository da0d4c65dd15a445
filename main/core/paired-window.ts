import { join } from 'node:path';
import type { SealedQuestion } from '#contract/by-code.ts';
import type { Health, Pairing } from '#contract/hub-api.ts';
import { openingFileName } from '#contract/opening.ts';
import type { Submission, SubmissionAnswer } from '#contract/submission.ts';
import type { AppointmentChanged, HubLink, Published } from '#contract/window-api.ts';
import { assertNever } from '#domain/assert-never.ts';
import type { AppointmentState } from '#domain/appointments/appointment.ts';
import type { AppointmentId } from '#domain/ids.ts';
import { openAssetStore } from '../platform/blobs/asset-store.ts';
import { systemBootClock } from '../platform/clock/boot-clock.ts';
import type { Clock } from '../platform/clock/clock.ts';
import { openPinnedHttp } from '../platform/http/pinned-http.ts';
import type { Log } from '../platform/log/log.ts';
import type { SigningKey } from '../platform/signing/ed25519.ts';
import type { Database } from '../platform/sqlite/open-database.ts';
import { openAppointmentRepository, type AppointmentRepository } from './appointments/appointment-repository.ts';
import { availabilityJob, outcomesJob } from './appointments/follow-outcomes.ts';
import { openLeases, type Leases, type LentSlot } from './appointments/leases.ts';
import { createSlots, type Slots } from './appointments/slots.ts';
import { askByCode } from './appointments/ask-by-code.ts';
import { createPhoneForms, type PhoneForms } from './appointments/phone-forms.ts';
import { stateOf, submitter } from './appointments/submit.ts';
import { createClientDesk, type ClientDesk } from './client-mode/client-desk.ts';
import { openPinTryLedger } from './client-mode/pin-try-ledger.ts';
import { vaultJob } from './client-mode/vault-job.ts';
import { openVaultRepository, type VaultRepository } from './client-mode/vault-repository.ts';
import { doorbellJob, type Ring } from './hub-line/doorbell.ts';
import { createHubLine, type HubLine } from './hub-line/hub-line.ts';
import { deliveryJob } from './outbox/delivery.ts';
import type { Outbox } from './outbox/outbox.ts';
import { keepOpening } from './publications/keep-opening.ts';
import { judgeGrammar } from './publications/judge-grammar.ts';
import { createPublications, publishedOf, type Publications } from './publications/publications.ts';
import { openPublicationShelf } from './publications/publication-shelf.ts';
import { reportJob } from './reports/report-job.ts';
import { createScreenshots, type Screenshots } from './reports/screenshots.ts';
import { keepDoing, type Job, type KeptGoing } from './rhythm/keep-doing.ts';
import type { Settings } from './settings.ts';
import type { Counters } from './visits/counters.ts';

/** What the rest of core, and the glass, are told. */
export type PairedHearer = {
  readonly hubChanged: () => void;
  readonly offered: (published: Published) => void;
  readonly switched: () => void;
  readonly appointmentChanged: (changed: AppointmentChanged) => void;
  readonly screenshotWanted: () => void;
  readonly clientModeChanged: () => void;
};

export type PairedParts = {
  readonly settings: Settings;
  readonly pairing: Pairing;
  readonly key: SigningKey;
  readonly database: Database;
  readonly outbox: Outbox;
  readonly counters: Counters;
  readonly clock: Clock;
  readonly log: Log;
  readonly health: (vaultVersion: number) => Promise<Health>;
  readonly hearer: PairedHearer;
};

/** All that a window does once it has a hub: its line to it, what travels on that line, and the loops that never end. */
export type PairedWindow = {
  readonly pairing: Pairing;
  readonly line: HubLine;
  readonly publications: Publications;
  readonly slots: Slots;
  readonly screenshots: Screenshots;
  readonly clients: ClientDesk;
  readonly submit: (submission: Submission) => Promise<SubmissionAnswer>;
  readonly askByCode: (question: SealedQuestion) => ReturnType<typeof askByCode>;
  readonly phoneForms: PhoneForms;
  readonly stateOf: (id: AppointmentId) => AppointmentState | null;
  readonly hub: () => HubLink;
  /** What badges are proven with, in base64, once the vault is here. */
  readonly badgeMasterKey: () => string | null;
  readonly dispose: () => Promise<void>;
};

const screenshotEveryMs = 10 * 60_000;

export function openPairedWindow(parts: PairedParts): PairedWindow {
  const { pairing, key, database, outbox, clock, log, hearer } = parts;
  const http = openPinnedHttp(pairing.hubUrl, (certificateSha256) => certificateSha256 === pairing.hubCertificateSha256);
  const loops = new Map<LoopName, KeptGoing>();
  const soon = (name: LoopName): void => loops.get(name)?.soon();
  const onAppended = (): void => {
    hearer.hubChanged();
    soon('delivery');
  };
  const line = createHubLine({ http, pairing, key, clock, onChange: hearer.hubChanged });
  const appointments = openAppointmentRepository(database);
  const leases = openLeases({ database, boot: systemBootClock });
  const slots = createSlots({ database, appointments, leases, clock });
  const publications = openPublications(parts, line, () => soon('report'));
  const screenshots = createScreenshots({ line, clock, everyMs: screenshotEveryMs, ask: hearer.screenshotWanted, onTaken: () => soon('screenshot-send') });
  const vaults = openVaultRepository(database);
  const clients = createClientDesk({ ...parts, vaults, tries: openPinTryLedger(database, clock), onAppended, onChange: hearer.clientModeChanged });
  const submit = submitter({ ...parts, publications, appointments, slots, leases, line, onAppended });
  const phoneForms = createPhoneForms({ line, submit, clock, log, onOpened: () => soon('phone-forms') });
  const jobs = jobsOf(parts, { line, appointments, slots, leases, publications, screenshots, vaults, clients, phoneForms, soon });
  for (const name of loopNames) loops.set(name, keepDoing(jobs[name], log));
  return {
    pairing, line, publications, slots, screenshots, clients,
    askByCode: (question) => askByCode(question, { line, log: parts.log }),
    submit, phoneForms,
    stateOf: (id) => stateOf(id, { appointments, leases }),
    hub: () => ({ isReachable: line.isReachable(), since: line.since(), waiting: outbox.status().waiting }),
    badgeMasterKey: () => vaults.read()?.badgeMasterKey ?? null,
    dispose: async () => {
      clients.dispose();
      await Promise.all([...loops.values()].map((loop) => loop.dispose()));
      line.close();
    },
  };
}

function openPublications(parts: PairedParts, line: HubLine, report: () => void): Publications {
  const { settings, pairing, log, hearer } = parts;
  return createPublications({
    ...parts, line, appVersion: settings.appVersion, pollMs: settings.pollMs, judge: judgeGrammar,
    shelf: openPublicationShelf(join(settings.dataFolder, 'publications'), pairing.rootPublicKey, log),
    store: openAssetStore(join(settings.dataFolder, 'assets')),
    keepOpening: (opening) => keepOpening(join(settings.dataFolder, openingFileName), opening, log),
    onOffered: (publication) => hearer.offered(publishedOf(publication)),
    onSwitched: () => {
      hearer.switched();
      report();
    },
    onFailed: report,
  });
}

type Made = Pick<PairedWindow, 'line' | 'slots' | 'publications' | 'screenshots' | 'clients' | 'phoneForms'> & {
  readonly appointments: AppointmentRepository; readonly leases: Leases; readonly vaults: VaultRepository; readonly soon: (name: LoopName) => void;
};

function jobsOf(parts: PairedParts, { line, appointments, slots, leases, publications, screenshots, vaults, clients, phoneForms, soon }: Made): Readonly<Record<LoopName, Job>> {
  const { settings: { pollMs: everyMs, appVersion }, hearer } = parts;
  return {
    delivery: deliveryJob({ ...parts, line, onSettled: hearer.hubChanged }),
    publications: publications.pollJob,
    outcomes: outcomesJob({ ...parts, appointments, line, everyMs, onChange: hearer.appointmentChanged }),
    availability: availabilityJob({ line, slots, leases, everyMs, isOffered: (lent) => isOffered(lent, slots, publications) }),
    report: reportJob({ ...parts, line, appVersion, everyMs, health: () => parts.health(vaults.version()), publications: publications.status }),
    'screenshot-ask': screenshots.askJob,
    'screenshot-send': screenshots.sendJob,
    'phone-forms': phoneForms.job,
    vault: vaultJob({ line, vaults, everyMs, onNew: clients.vaultChanged }),
    doorbell: doorbellJob(line, (ring) => answerRing(ring, soon, screenshots), () => onHubBack.forEach(soon)),
  };
}

/** While nothing is published it may yet be. */
function isOffered({ kind, slot }: LentSlot, slots: Slots, publications: Publications): boolean {
  const [current] = publications.recent();
  return current === undefined || slots.offers({ kind, slot }, current.manifest.content);
}

const loopNames = ['delivery', 'publications', 'outcomes', 'availability', 'report', 'screenshot-ask', 'screenshot-send', 'phone-forms', 'vault', 'doorbell'] as const;

type LoopName = (typeof loopNames)[number];

/** An open doorbell says that the hub is there (again): what waits in a back-off need not. */
const onHubBack: readonly LoopName[] = ['delivery', 'publications', 'outcomes', 'availability', 'report', 'vault'];

function answerRing(ring: Ring, soon: (name: LoopName) => void, screenshots: Screenshots): void {
  switch (ring) {
    case 'desired': return soon('publications');
    case 'outcomes': {
      soon('outcomes');
      return soon('availability');
    }
    case 'screenshot': return screenshots.want();
    case 'vault': return soon('vault');
    default: return assertNever(ring);
  }
}
