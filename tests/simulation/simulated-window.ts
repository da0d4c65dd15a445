import type { SubmissionAnswer, Submission } from '#contract/submission.ts';
import type { AppointmentState } from '#domain/appointments/appointment.ts';
import type { AppointmentId, WindowId } from '#domain/ids.ts';
import { openAppointmentRepository, type AppointmentRepository } from '../../main/core/appointments/appointment-repository.ts';
import { availabilityJob, outcomesJob } from '../../main/core/appointments/follow-outcomes.ts';
import { openLeases } from '../../main/core/appointments/leases.ts';
import { createSlots, type Slots } from '../../main/core/appointments/slots.ts';
import { stateOf, submitter } from '../../main/core/appointments/submit.ts';
import { windowMigrations } from '../../main/core/migrations/window-migrations.ts';
import { deliveryJob } from '../../main/core/outbox/delivery.ts';
import { createOutbox, type Outbox } from '../../main/core/outbox/outbox.ts';
import type { Job } from '../../main/core/rhythm/keep-doing.ts';
import type { BootClock } from '../../main/platform/clock/boot-clock.ts';
import type { Clock } from '../../main/platform/clock/clock.ts';
import { HubFault } from '../../main/platform/http/hub-fault.ts';
import { silentLog } from '../../main/platform/log/log.ts';
import type { SigningKey } from '../../main/platform/signing/ed25519.ts';
import { openDatabase, type Database } from '../../main/platform/sqlite/open-database.ts';
import type { BrokenRule } from './broken-rules.ts';
import { pairingOf, publication } from './maison.ts';
import type { SimulatedLine } from './network.ts';

/** Core died before it could answer. */
export class CoreDied extends Error {}

export type TurnName = 'delivery' | 'outcomes' | 'availability';

export type SimulatedWindow = {
  readonly id: WindowId;
  readonly database: Database;
  readonly line: SimulatedLine;
  readonly appointments: AppointmentRepository;
  readonly slots: Slots;
  readonly submit: (submission: Submission) => Promise<SubmissionAnswer>;
  readonly stateOf: (id: AppointmentId) => AppointmentState | null;
  /** Begins a turn of a loop, unless one is under way; the loop itself goes on for as long as there is more. */
  readonly turn: (name: TurnName) => void;
  readonly isIdle: () => boolean;
  readonly waiting: () => number;
  /** Core ends where it stands; what it had committed is there when it starts again. */
  readonly crash: () => void;
};

type Parts = {
  readonly id: WindowId; readonly line: SimulatedLine; readonly clock: Clock; readonly boot: BootClock; readonly key: SigningKey;
  readonly diesNow: () => boolean; readonly onFault: (error: unknown) => void; readonly breaks: (rule: BrokenRule) => boolean;
};

/** A window's own core on a database in memory; only its shell, its tray and its publications are left out. */
export function createWindow({ id, line, clock, boot, key, diesNow, onFault, breaks }: Parts): SimulatedWindow {
  const database = openDatabase(':memory:', windowMigrations);
  const appointments = openAppointmentRepository(database);
  const leases = openLeases({ database, boot });
  const slots = createSlots({ database, appointments, leases, clock });
  const journal = { append: () => undefined, lines: () => [], lastLine: () => null, forgetWhile: () => undefined, close: () => undefined };
  // A run is one transaction, which is rolled back: nothing in it can be checkpointed.
  const outbox: Outbox = { ...createOutbox({ database, journal, clock, log: silentLog }), checkpoint: () => undefined };
  const document = publication.manifest.content;
  const jobs: Readonly<Record<TurnName, () => Job>> = {
    delivery: () => deliveryJob({ outbox: breaks('gone-unheard') ? forgetful(outbox) : outbox, line, log: silentLog, onSettled: () => undefined }),
    outcomes: once(() => outcomesJob({ database, appointments: breaks('older-word') ? credulous(appointments, database) : appointments, line, everyMs: 60_000, onChange: () => undefined })),
    availability: () => availabilityJob({ line, slots, leases, everyMs: 60_000, isOffered: ({ kind, slot }) => slots.offers({ kind, slot }, document) }),
  };
  const submit = submitter({
    outbox, publications: { recent: () => [publication] } as unknown as Parameters<typeof submitter>[0]['publications'], appointments, slots, leases, line, key,
    pairing: pairingOf(id), log: silentLog,
    onAppended: () => {
      if (diesNow()) throw new CoreDied();
    },
  });
  const underWay = new Set<TurnName>();
  const run = async (name: TurnName, signal: AbortSignal): Promise<void> => {
    try {
      const job = jobs[name]();
      while (!signal.aborted && (await job.run(signal)) === 'again');
    } catch (error) {
      if (!(error instanceof HubFault)) onFault(error);
    } finally {
      if (!signal.aborted) underWay.delete(name);
    }
  };
  let life = new AbortController();
  return {
    id, database, line, appointments, slots, submit,
    stateOf: (appointment) => stateOf(appointment, { appointments, leases }),
    turn: (name) => {
      if (underWay.has(name)) return;
      underWay.add(name);
      void run(name, life.signal);
    },
    isIdle: () => underWay.size === 0,
    waiting: () => outbox.status().waiting,
    crash: () => {
      life.abort();
      life = new AbortController();
      underWay.clear();
      line.hangUp();
    },
  };
}

function once<Value>(make: () => Value): () => Value {
  let made: Value | undefined;
  return () => (made ??= make());
}

/** Broken: a row leaves when it is sent, not when it is answered for. */
function forgetful(outbox: Outbox): Outbox {
  return {
    ...outbox,
    take: (limit) => {
      const rows = outbox.take(limit);
      outbox.settle(rows.map(({ id }) => ({ id, outcome: 'accepted', reason: null })));
      return rows;
    },
  };
}

/** Broken: what was moved once is not moved again, as it was when states only had a rank. */
function credulous(appointments: AppointmentRepository, database: Database): AppointmentRepository {
  const isThere = database.prepare('SELECT 1 FROM appointments WHERE id = ? AND state = ?');
  return { ...appointments, hear: (outcome) => (isThere.get(outcome.appointmentId, outcome.state) === undefined ? appointments.hear(outcome) : appointments.find(outcome.appointmentId)) };
}

