import { hubRoutes, type Pairing } from '#contract/hub-api.ts';
import type { SignedReceipt } from '#contract/receipt.ts';
import { holdAnswer, type AppointmentRequest, type DeliveredAppointment, type IntakeBody, type Submission, type SubmissionAnswer } from '#contract/submission.ts';
import type { AppointmentState } from '#domain/appointments/appointment.ts';
import { trueState } from '#domain/appointments/true-state.ts';
import type { AppointmentId } from '#domain/ids.ts';
import { isDiskFull } from '../../platform/files/file-faults.ts';
import { HubFault } from '../../platform/http/hub-fault.ts';
import { faultFacts, type Log } from '../../platform/log/log.ts';
import { canonicalJson } from '../../platform/signing/canonical-json.ts';
import { signText, type SigningKey } from '../../platform/signing/ed25519.ts';
import { jsonBody, readAnswer, type HubLine } from '../hub-line/hub-line.ts';
import type { Outbox } from '../outbox/outbox.ts';
import type { Publications } from '../publications/publications.ts';
import type { AppointmentRepository } from './appointment-repository.ts';
import { checkSubmission } from './check-submission.ts';
import type { Leases } from './leases.ts';
import type { Slots } from './slots.ts';

export type SubmitParts = {
  readonly outbox: Outbox;
  readonly publications: Publications;
  readonly appointments: AppointmentRepository;
  readonly slots: Slots;
  readonly leases: Leases;
  readonly line: HubLine;
  readonly key: SigningKey;
  readonly pairing: Pairing;
  readonly log: Log;
  /** A row waits. */
  readonly onAppended: () => void;
};

/** A visitor waits for this answer. */
const holdTimeoutMs = 1_500;

/** Keeps what a visitor gave, durably, and only then answers, with the state that is true at that moment. */
export function submitter(parts: SubmitParts): (submission: Submission) => Promise<SubmissionAnswer> {
  return async (submission) => {
    const recent = parts.publications.recent();
    const [current] = recent;
    if (current === undefined) return { outcome: 'refused', reason: 'no-longer-offered' };
    const checked = checkSubmission(submission, recent, parts.pairing);
    if (checked.outcome === 'refused') return checked;
    const isKnown = submission.appointment !== null && parts.appointments.find(submission.appointment.id) !== null;
    if (!isKnown && submission.appointment !== null && !parts.slots.offers(submission.appointment, current.manifest.content)) {
      return { outcome: 'refused', reason: 'no-longer-offered' };
    }
    const receipts = checked.receipts.map((body): SignedReceipt => ({ body, signature: signText(parts.key, canonicalJson(body)) }));
    const kept = keep(submission, receipts, parts);
    if (kept === 'disk-full') return { outcome: 'refused', reason: 'disk-full' };
    const { appointment } = submission;
    if (kept.isNew && appointment !== null) await holdTime(appointment, parts);
    parts.onAppended();
    return { outcome: 'kept', state: appointment === null ? 'requested' : (stateOf(appointment.id, parts) ?? 'requested'), sequence: kept.sequence };
  };
}

/** What may be told of an appointment now; null when it was not asked for on this window. */
export function stateOf(id: AppointmentId, { appointments, leases }: Pick<SubmitParts, 'appointments' | 'leases'>): AppointmentState | null {
  const kept = appointments.find(id);
  return kept === null ? null : trueState(kept.state, kept.deliveredAt !== null, kept.state === 'held' ? leases.of(kept) : 'none');
}

function keep(submission: Submission, receipts: readonly SignedReceipt[], parts: SubmitParts): { readonly sequence: number; readonly isNew: boolean } | 'disk-full' {
  const { receipts: _drafts, ...given } = submission;
  const { outbox, log } = parts;
  const body: IntakeBody = { kind: 'submission', submission: { ...given, appointment: withLease(given.appointment, parts) }, receipts: [...receipts] };
  try {
    return outbox.append(submission.id, body);
  } catch (error) {
    if (!isDiskFull(error)) throw error;
    log.error('disk-full', faultFacts(error));
    return 'disk-full';
  }
}

/** Named in the row itself, so that the hub gives the time to whoever was told that it is held; the same row again names the same. */
function withLease(appointment: AppointmentRequest | null, { appointments, leases }: SubmitParts): DeliveredAppointment | null {
  if (appointment === null) return null;
  const kept = appointments.find(appointment.id);
  const leaseId = kept === null ? leases.find(appointment) : kept.leaseId;
  return leaseId === null ? appointment : { ...appointment, leaseId };
}

/** The appointment is safe already. What the hub lent beforehand holds without it; otherwise it is asked, and if it does not lend the slot in time the appointment stays requested. */
async function holdTime(request: AppointmentRequest, { line, leases, appointments, log }: SubmitParts): Promise<void> {
  const { id, kind, slot } = request;
  const kept = appointments.find(id);
  if (kept !== null && kept.leaseId !== null && leases.of(kept) === 'live') return appointments.hold(id);
  if (slot === null || !line.isReachable()) return;
  const askedAtMs = leases.nowMs();
  try {
    const question = jsonBody({ appointmentId: id, kind, slot });
    const answer = readAnswer(await line.ask({ method: 'POST', path: hubRoutes.holds, ...question, timeoutMs: holdTimeoutMs }), holdAnswer);
    if (answer.outcome === 'taken') return;
    leases.hold(request, answer.lastsMs, askedAtMs);
    appointments.hold(id);
  } catch (error) {
    if (!(error instanceof HubFault)) throw error;
    log.debug('hold-not-tried', faultFacts(error));
  }
}
