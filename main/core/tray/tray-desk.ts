import type { Piece } from '#contract/content.ts';
import type { Health } from '#contract/hub-api.ts';
import type { Tray, TraySlot } from '#contract/window-api.ts';
import type { PieceSerial } from '#domain/ids.ts';
import type { SlotIndex, TrayEvent } from '#domain/tray/card-reading.ts';
import { nextTrayMoment, noReaders, shownOn, stepTray, type ShownSlot, type TrayCommand, type TrayState } from '#domain/tray/tray.ts';
import type { Clock } from '../../platform/clock/clock.ts';
import { faultFacts, type Log } from '../../platform/log/log.ts';
import type { HearReader, TagReader } from '../../platform/tag-reader/tag-reader.ts';
import type { Counters } from '../visits/counters.ts';

/** What lies on the tray. */
export type TrayDesk = {
  readonly tray: () => Tray;
  readonly health: () => Health['tray'];
  readonly dispose: () => Promise<void>;
};

/** A window without a tray. */
export const noTray: TrayDesk = { tray: () => ({ slots: [] }), health: () => 'none', dispose: () => Promise.resolve() };

export type TrayDeskParts = {
  readonly openReader: (hear: HearReader) => Promise<TagReader>;
  /** The pieces of the boutique, as they are published now. */
  readonly pieces: () => readonly Piece[];
  readonly counters: Counters;
  readonly clock: Clock;
  readonly log: Log;
  readonly onChange: (tray: Tray) => void;
  /** A badge lies on that slot, and may prove itself. */
  readonly onBadge: (reader: TagReader, slot: SlotIndex) => Promise<void>;
};

/** Runs the tray's machine over its readers. Readers that are not there yet, or never, are a tray without slots. */
export function createTrayDesk({ openReader, pieces, counters, clock, log, onChange, onBadge }: TrayDeskParts): TrayDesk {
  let state: TrayState = noReaders;
  let told = JSON.stringify({ slots: [] });
  let timer: NodeJS.Timeout | undefined;
  let reader: TagReader | null = null;
  let hadReaders = false;
  const tray = (): Tray => ({ slots: shownOn(state).map((slot) => slotOf(slot, pieces())) });
  const obey = (command: TrayCommand): void => {
    if (command.type === 'prove-badge') {
      if (reader !== null) void onBadge(reader, command.slot).catch((error: unknown) => log.warn('badge-not-proven', faultFacts(error)));
      return;
    }
    const watch = watchOf(command.serial, pieces());
    if (command.type === 'tell-laid' && watch !== null) counters.count(`laid/${watch}`);
  };
  const apply = (event: TrayEvent): void => {
    hadReaders ||= event.type === 'reader-appeared';
    const step = stepTray(state, event, clock.monotonicMs());
    state = step.state;
    schedule();
    const now = tray();
    const text = JSON.stringify(now);
    if (text !== told) onChange(now);
    told = text;
    step.commands.forEach(obey);
  };
  const schedule = (): void => {
    clearTimeout(timer);
    const moment = nextTrayMoment(state);
    if (moment !== null) timer = setTimeout(() => apply({ type: 'time-passed' }), Math.max(0, moment - clock.monotonicMs()) + 1);
  };
  const opening = openReader(apply).then(
    (opened) => (reader = opened),
    (error: unknown) => void log.error('tray-not-opened', faultFacts(error)),
  );
  return {
    tray,
    health: () => (reader !== null && reader.readers() > 0 ? 'here' : hadReaders ? 'away' : 'none'),
    dispose: async () => {
      clearTimeout(timer);
      await opening;
      await reader?.dispose();
    },
  };
}

/** A serial that no piece of this boutique bears is a tag of ours that names no piece we know. */
function slotOf(shown: ShownSlot, pieces: readonly Piece[]): TraySlot {
  if (shown.state !== 'piece') return shown;
  const watchId = watchOf(shown.serial, pieces);
  return watchId === null ? { state: 'unknown' } : { state: 'piece', serial: shown.serial, watchId };
}

function watchOf(serial: PieceSerial, pieces: readonly Piece[]): Piece['watchId'] | null {
  return pieces.find((piece) => piece.serial === serial)?.watchId ?? null;
}
