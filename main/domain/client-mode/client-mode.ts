import { assertNever } from '../assert-never.ts';
import type { AdvisorId, BadgeId } from '../ids.ts';

/** Milliseconds of a monotonic clock. */
export type MonotonicMs = number;

export type Advisor = { readonly id: AdvisorId; readonly givenName: string };

export type BadgeRefusal = 'unknown-badge' | 'revoked' | 'locked' | 'not-on-this-window' | 'no-vault';

export type ClientModeState =
  | { readonly state: 'closed' }
  | { readonly state: 'pin-wanted'; readonly badgeId: BadgeId; readonly endsAtMs: MonotonicMs }
  | { readonly state: 'refused'; readonly reason: BadgeRefusal; readonly refusedBadge: BadgeId | null; readonly endsAtMs: MonotonicMs }
  | { readonly state: 'open'; readonly badgeId: BadgeId; readonly advisor: Advisor; readonly quietAtMs: MonotonicMs }
  | { readonly state: 'veiled'; readonly badgeId: BadgeId; readonly advisor: Advisor; readonly endsAtMs: MonotonicMs };

export type ClientModeEvent =
  /** A badge proved its key, and may open this window. */
  | { readonly type: 'badge-proven'; readonly badgeId: BadgeId }
  | { readonly type: 'badge-refused'; readonly badgeId: BadgeId | null; readonly reason: BadgeRefusal }
  | { readonly type: 'pin-right'; readonly badgeId: BadgeId; readonly advisor: Advisor }
  | { readonly type: 'pin-wrong'; readonly badgeId: BadgeId }
  | { readonly type: 'pin-locked'; readonly badgeId: BadgeId }
  | { readonly type: 'touched' }
  | { readonly type: 'veil-wanted' }
  | { readonly type: 'close-wanted' }
  | { readonly type: 'badge-revoked'; readonly badgeId: BadgeId }
  | { readonly type: 'time-passed' };

export type AuditAct = 'badge-refused' | 'pin-wrong' | 'badge-locked' | 'client-mode-opened' | 'veiled' | 'client-mode-closed';

export type ClientModeCommand =
  /** Overwrite the vault key and the badge's secret in memory. */
  | { readonly type: 'forget' }
  | { readonly type: 'audit'; readonly act: AuditAct; readonly badgeId: BadgeId | null };

export type ClientModeStep = { readonly state: ClientModeState; readonly commands: readonly ClientModeCommand[] };

/** A key that nobody uses is in memory for no longer than these. */
export const quietMs = 60_000;
export const veilMs = 15 * 60_000;
export const pinWantedMs = 60_000;
export const refusalShownMs = 8_000;

const closed: ClientModeState = { state: 'closed' };

export function stepClientMode(state: ClientModeState, event: ClientModeEvent, nowMs: MonotonicMs): ClientModeStep {
  switch (event.type) {
    case 'badge-proven': return provenBadge(state, event.badgeId, nowMs);
    case 'badge-refused': return refusedBadge(state, event, nowMs);
    case 'pin-right': return rightPin(state, event, nowMs);
    case 'pin-wrong': return wrongPin(state, event.badgeId, nowMs);
    case 'pin-locked': return lockedPin(state, event.badgeId, nowMs);
    case 'touched': return state.state === 'open' ? same({ ...state, quietAtMs: nowMs + quietMs }) : same(state);
    case 'veil-wanted': return state.state === 'open' ? veil(state, nowMs) : same(state);
    case 'close-wanted': return close(state);
    case 'badge-revoked': return 'badgeId' in state && state.badgeId === event.badgeId ? close(state) : same(state);
    case 'time-passed': return passTime(state, nowMs);
    default: return assertNever(event);
  }
}

/** When something happens of itself, or null. */
export function nextMoment(state: ClientModeState): MonotonicMs | null {
  switch (state.state) {
    case 'closed': return null;
    case 'open': return state.quietAtMs;
    case 'pin-wanted': case 'refused': case 'veiled': return state.endsAtMs;
    default: return assertNever(state);
  }
}

function provenBadge(state: ClientModeState, badgeId: BadgeId, nowMs: MonotonicMs): ClientModeStep {
  if (state.state === 'open' && state.badgeId === badgeId) return veil(state, nowMs);
  if (state.state === 'veiled' && state.badgeId === badgeId && nowMs < state.endsAtMs) {
    return same({ state: 'open', badgeId, advisor: state.advisor, quietAtMs: nowMs + quietMs });
  }
  const before = close(state);
  return { state: { state: 'pin-wanted', badgeId, endsAtMs: nowMs + pinWantedMs }, commands: before.commands };
}

/** A refused badge never shows an open client mode away, but draws its veil: somebody else stands there. */
function refusedBadge(state: ClientModeState, event: { readonly badgeId: BadgeId | null; readonly reason: BadgeRefusal }, nowMs: MonotonicMs): ClientModeStep {
  const audit: ClientModeCommand = { type: 'audit', act: 'badge-refused', badgeId: event.badgeId };
  if (state.state === 'open') {
    const veiled = veil(state, nowMs);
    return { state: veiled.state, commands: [audit, ...veiled.commands] };
  }
  if (state.state === 'veiled') return same(state, audit);
  const before = close(state);
  return { state: { state: 'refused', reason: event.reason, refusedBadge: event.badgeId, endsAtMs: nowMs + refusalShownMs }, commands: [...before.commands, audit] };
}

function rightPin(state: ClientModeState, event: { readonly badgeId: BadgeId; readonly advisor: Advisor }, nowMs: MonotonicMs): ClientModeStep {
  if (state.state !== 'pin-wanted' || state.badgeId !== event.badgeId) return lateKey(state);
  const open: ClientModeState = { state: 'open', badgeId: event.badgeId, advisor: event.advisor, quietAtMs: nowMs + quietMs };
  return same(open, { type: 'audit', act: 'client-mode-opened', badgeId: event.badgeId });
}

/** Whoever was to open it has left meanwhile: the key that was just found is forgotten, and nothing stays open without its own. */
function lateKey(state: ClientModeState): ClientModeStep {
  return state.state === 'closed' || state.state === 'refused' ? same(state, { type: 'forget' }) : close(state);
}

/** Whoever tries is still there. */
function wrongPin(state: ClientModeState, badgeId: BadgeId, nowMs: MonotonicMs): ClientModeStep {
  const isTrying = state.state === 'pin-wanted' && state.badgeId === badgeId;
  return same(isTrying ? { ...state, endsAtMs: nowMs + pinWantedMs } : state, { type: 'audit', act: 'pin-wrong', badgeId });
}

function lockedPin(state: ClientModeState, badgeId: BadgeId, nowMs: MonotonicMs): ClientModeStep {
  const audit: ClientModeCommand = { type: 'audit', act: 'badge-locked', badgeId };
  if (state.state !== 'pin-wanted') return same(state, audit);
  return { state: { state: 'refused', reason: 'locked', refusedBadge: badgeId, endsAtMs: nowMs + refusalShownMs }, commands: [{ type: 'forget' }, audit] };
}

function passTime(state: ClientModeState, nowMs: MonotonicMs): ClientModeStep {
  const moment = nextMoment(state);
  if (moment === null || nowMs < moment) return same(state);
  return state.state === 'open' ? veil(state, nowMs) : close(state);
}

function veil(state: Extract<ClientModeState, { state: 'open' }>, nowMs: MonotonicMs): ClientModeStep {
  const { badgeId, advisor } = state;
  return same({ state: 'veiled', badgeId, advisor, endsAtMs: nowMs + veilMs }, { type: 'audit', act: 'veiled', badgeId });
}

function close(state: ClientModeState): ClientModeStep {
  switch (state.state) {
    case 'closed': case 'refused': return same(closed);
    case 'pin-wanted': return same(closed, { type: 'forget' });
    case 'open': case 'veiled': return same(closed, { type: 'forget' }, { type: 'audit', act: 'client-mode-closed', badgeId: state.badgeId });
    default: return assertNever(state);
  }
}

function same(state: ClientModeState, ...commands: readonly ClientModeCommand[]): ClientModeStep {
  return { state, commands };
}
