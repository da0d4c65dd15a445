import { v7 } from 'uuid';
import type { ClientCard, Vault } from '#contract/client.ts';
import type { Pairing } from '#contract/hub-api.ts';
import type { AuditEntry } from '#contract/submission.ts';
import type { ClientMode, ClientSummary, RequestOutput } from '#contract/window-api.ts';
import { assertNever } from '#domain/assert-never.ts';
import { nextMoment, stepClientMode, type BadgeRefusal, type ClientModeCommand, type ClientModeEvent, type ClientModeState } from '#domain/client-mode/client-mode.ts';
import { isLocked, triesLeft } from '#domain/client-mode/pin-tries.ts';
import type { BadgeId, ClientId } from '#domain/ids.ts';
import type { Clock } from '../../platform/clock/clock.ts';
import { faultFacts, type Log } from '../../platform/log/log.ts';
import type { Outbox } from '../outbox/outbox.ts';
import type { Counters } from '../visits/counters.ts';
import { findVaultKey, openCard, openCards } from './open-vault.ts';
import type { PinTryLedger } from './pin-try-ledger.ts';
import { summariesOf } from './summaries.ts';
import type { VaultRepository } from './vault-repository.ts';

/** What a card laid on the tray as a badge turned out to be. `secret` is overwritten by the desk. */
export type BadgeTap =
  | { readonly outcome: 'proven'; readonly badgeId: BadgeId; readonly secret: Uint8Array }
  /** It is none, or could not prove its key: a copied UID, another maison's. */
  | { readonly outcome: 'refused'; readonly badgeId: BadgeId | null };

/** Client mode, as the glass may use it. Nothing of a client is given while it is not open. */
export type ClientDesk = {
  readonly mode: () => ClientMode;
  readonly tapped: (tap: BadgeTap) => void;
  readonly unlock: (pin: string) => Promise<RequestOutput<'clients.unlock'>>;
  readonly list: () => readonly ClientSummary[];
  readonly open: (id: ClientId) => ClientCard | null;
  readonly veil: () => void;
  /** Somebody touched the glass: the quiet begins again. */
  readonly touch: () => void;
  readonly close: () => void;
  /** Another version is on the disk. */
  readonly vaultChanged: () => void;
  readonly dispose: () => void;
};

export type ClientDeskParts = {
  readonly pairing: Pairing;
  readonly vaults: VaultRepository;
  readonly tries: PinTryLedger;
  readonly outbox: Outbox;
  readonly counters: Counters;
  readonly clock: Clock;
  readonly log: Log;
  readonly onAppended: () => void;
  readonly onChange: () => void;
};

/** The only place where a badge's secret and a vault key are, and for no longer than the machine says. */
export function createClientDesk(parts: ClientDeskParts): ClientDesk {
  const { vaults, tries, clock, log, onChange } = parts;
  let state: ClientModeState = { state: 'closed' };
  let secret: Uint8Array | null = null;
  let opened: { readonly vault: Vault; readonly key: Buffer } | null = null;
  let timer: NodeJS.Timeout | undefined;
  const forget = (): void => {
    secret?.fill(0);
    opened?.key.fill(0);
    [secret, opened] = [null, null];
  };
  const obey = (command: ClientModeCommand): void => (command.type === 'forget' ? forget() : audit(parts, command.act, command.badgeId, null));
  const apply = (event: ClientModeEvent): void => {
    const before = state;
    const step = stepClientMode(state, event, clock.monotonicMs());
    state = step.state;
    try {
      step.commands.forEach(obey);
    } catch (error) {
      // What cannot be written to the audit chain does not happen.
      log.error('audit-failed', faultFacts(error));
      forget();
      state = { state: 'closed' };
    }
    schedule();
    if (state !== before && event.type !== 'touched') onChange();
  };
  const schedule = (): void => {
    clearTimeout(timer);
    const moment = nextMoment(state);
    if (moment !== null) timer = setTimeout(() => apply({ type: 'time-passed' }), Math.max(0, moment - clock.monotonicMs()) + 1);
  };
  const current = () => (state.state === 'open' ? opened : null);
  const unlock = createUnlock(parts, { apply, state: () => state, secret: () => secret, hold: (found) => (opened = found) });
  return {
    mode: () => modeOf(state, parts),
    tapped: (tap) => {
      const refusal = refusalOf(tap, parts);
      if (tap.outcome === 'refused' || refusal !== null) {
        if (tap.outcome === 'proven') tap.secret.fill(0);
        parts.counters.count('badge-refused');
        return apply({ type: 'badge-refused', badgeId: tap.badgeId, reason: refusal ?? 'unknown-badge' });
      }
      apply({ type: 'badge-proven', badgeId: tap.badgeId });
      if (state.state !== 'pin-wanted') return void tap.secret.fill(0);
      secret = tap.secret;
    },
    unlock,
    list: () => {
      const session = current();
      return session === null ? [] : summariesOf(openCards(session.vault, session.key), parts.clock.now());
    },
    open: (id) => {
      const session = current();
      const card = session === null ? null : openCard(session.vault, session.key, id);
      if (card !== null && state.state === 'open') audit(parts, 'card-opened', state.badgeId, id);
      return card;
    },
    veil: () => apply({ type: 'veil-wanted' }),
    touch: () => apply({ type: 'touched' }),
    close: () => apply({ type: 'close-wanted' }),
    vaultChanged: () => {
      if (!('badgeId' in state)) return;
      const newest = vaults.read();
      const hasWrap = newest?.wraps.some((wrap) => 'badgeId' in state && wrap.badgeId === state.badgeId) ?? false;
      if (!hasWrap) return apply({ type: 'badge-revoked', badgeId: state.badgeId });
      // The same key opens the new version unless the maison changed it; then what was opened stays until it is closed.
      const [first] = newest?.entries ?? [];
      if (newest !== null && opened !== null && first !== undefined && openCard(newest, opened.key, first.clientId) !== null) opened = { vault: newest, key: opened.key };
    },
    dispose: () => {
      clearTimeout(timer);
      forget();
      tries.dispose();
    },
  };
}

type Session = {
  readonly apply: (event: ClientModeEvent) => void;
  readonly state: () => ClientModeState;
  readonly secret: () => Uint8Array | null;
  readonly hold: (found: { readonly vault: Vault; readonly key: Buffer }) => void;
};

/** One PIN at a time: two at once would be two tries for one count. */
function createUnlock({ vaults, tries, clock }: ClientDeskParts, session: Session): ClientDesk['unlock'] {
  let last: Promise<unknown> = Promise.resolve();
  const tryPin = async (pin: string): Promise<RequestOutput<'clients.unlock'>> => {
    const [state, secret, vault] = [session.state(), session.secret(), vaults.read()];
    if (state.state !== 'pin-wanted' || secret === null || vault === null) return { outcome: 'no-badge' };
    const { badgeId } = state;
    const advisor = vault.wraps.find((wrap) => wrap.badgeId === badgeId)?.advisor;
    if (advisor === undefined) return { outcome: 'no-badge' };
    const counted = tries.countTry(badgeId);
    // The lock that this very try may have brought is known before the PIN is: the fifth one is still tried.
    const key = await findVaultKey(vault, badgeId, secret, pin);
    if (key !== null) {
      tries.clear(badgeId);
      session.hold({ vault, key });
      session.apply({ type: 'pin-right', badgeId, advisor });
      return session.state().state === 'open' ? { outcome: 'open', advisor } : { outcome: 'no-badge' };
    }
    session.apply({ type: 'pin-wrong', badgeId });
    if (!isLocked(counted)) return { outcome: 'wrong-pin', triesLeft: triesLeft(counted) };
    session.apply({ type: 'pin-locked', badgeId });
    return { outcome: 'locked', until: fromNow(clock, counted.lockLeftMs) };
  };
  return (pin) => {
    const next = last.then(() => tryPin(pin));
    last = next.catch(() => undefined);
    return next;
  };
}

function refusalOf(tap: BadgeTap, { pairing, vaults, tries }: ClientDeskParts): BadgeRefusal | null {
  if (pairing.role === 'street') return 'not-on-this-window';
  const vault = vaults.read();
  if (vault === null) return 'no-vault';
  if (tap.outcome === 'refused') return 'unknown-badge';
  if (vault.revokedBadges.includes(tap.badgeId)) return 'revoked';
  if (!vault.wraps.some((wrap) => wrap.badgeId === tap.badgeId)) return 'unknown-badge';
  return isLocked(tries.read(tap.badgeId)) ? 'locked' : null;
}

function audit({ pairing, outbox, clock, onAppended }: ClientDeskParts, act: AuditEntry['act'], badgeId: BadgeId | null, subject: string | null): void {
  outbox.append(v7(), { kind: 'audit', audit: { at: clock.now().toISOString(), windowId: pairing.windowId, badgeId, act, subject } });
  onAppended();
}

function modeOf(state: ClientModeState, { tries, clock }: ClientDeskParts): ClientMode {
  switch (state.state) {
    case 'closed': return { state: 'closed' };
    case 'pin-wanted': return { state: 'pin-wanted', badgeId: state.badgeId, triesLeft: Math.max(1, triesLeft(tries.read(state.badgeId))) };
    case 'refused': return { state: 'refused', reason: state.reason, until: lockEnd(state.refusedBadge, tries, clock) };
    case 'open': return { state: 'open', advisor: state.advisor };
    case 'veiled': return { state: 'veiled', advisor: state.advisor, until: fromNow(clock, state.endsAtMs - clock.monotonicMs()) };
    default: return assertNever(state);
  }
}

function lockEnd(badge: BadgeId | null, tries: PinTryLedger, clock: Clock): string | null {
  const left = badge === null ? 0 : tries.read(badge).lockLeftMs;
  return left > 0 ? fromNow(clock, left) : null;
}

function fromNow(clock: Clock, ms: number): string {
  return new Date(clock.now().getTime() + Math.max(0, ms)).toISOString();
}
