import { app, type BaseWindow, type Session } from 'electron';
import { coreEvents, type CoreEvent, type EventPayload } from '#contract/window-api.ts';
import { glassFormatOf } from '#domain/glass-format.ts';
import type { Clock } from '../platform/clock/clock.ts';
import { faultFacts, type Log } from '../platform/log/log.ts';
import { CoreLink } from './core-link.ts';
import { calibrationFile, isDaylightAt } from './display.ts';
import { Glass } from './glass.ts';
import { glassSizeOf } from './open-window.ts';
import { openRelay, type ShellHandlers } from './relay.ts';
import { sendScreenshot, type Seen } from './screenshots.ts';
import { coreEnvironment, type ShellSettings } from './shell-settings.ts';

export type WindowAndCoreParts = {
  readonly window: BaseWindow;
  readonly session: Session;
  readonly settings: ShellSettings;
  readonly preload: string;
  readonly coreBundle: string;
  readonly clock: Clock;
  readonly log: Log;
};

/** Raises the page, starts core, and lets each hear of the other, whichever comes or goes first. */
export function joinWindowAndCore(parts: WindowAndCoreParts): { readonly dispose: () => Promise<void> } {
  const { window, session, settings, preload, coreBundle, clock, log } = parts;
  let seen: Seen | null = null;
  // Told of what core says once it is there; before, the page's own first question is answered by core.
  const refresh = async (): Promise<void> => {
    const state = await core.request('state.read', {});
    if (state.ok) tellFromCore('state-changed', state.value);
  };
  const tellFromCore = (channel: string, payload: unknown): void => {
    const event = fitEvent(channel, payload);
    if (event) glass.tell(event.channel, event.payload);
    else log.warn('event-unfit', { channel: channel.slice(0, 60) });
  };
  const glass = new Glass({
    window, session, preload, log,
    glassSize: () => glassSizeOf(window, settings),
    onRaised: () => {
      seen = null;
      glass.tell('curtain-raised', {});
      void refresh();
    },
    onGone: (reason) => core.tell({ type: 'renderer-gone', at: clock.now().toISOString(), reason: reason.slice(0, 60) }),
  });
  const core = new CoreLink({
    nodePath: settings.nodePath,
    bundle: coreBundle,
    environment: coreEnvironment(process.env, app.getVersion()),
    log,
    onEvent: tellFromCore,
    onHere: (isHere) => {
      glass.tell('core-changed', { isHere });
      if (isHere && glass.isAsking()) void refresh();
    },
    onScreenshotWanted: () => void sendScreenshot(core, glass, clock, () => seen).catch((error: unknown) => log.warn('screenshot-fault', faultFacts(error))),
  });
  const closeRelay = openRelay({ log, onAsked: (sender) => glass.asked(sender), askCore: (channel, input) => core.request(channel, input), handlers: shellHandlers(parts, glass, (painted) => (seen = painted)) });
  return {
    dispose: async () => {
      closeRelay();
      await core.dispose();
    },
  };
}

function shellHandlers({ window, settings, clock }: WindowAndCoreParts, glass: Glass, see: (painted: Seen) => void): ShellHandlers {
  const calibration = calibrationFile(settings.dataFolder);
  return {
    'curtain.draw': async (_input, sender) => {
      if (glass.isOnGlass(sender)) await glass.drawCurtain();
      return {};
    },
    'glass.painted': (painted, sender) => {
      if (glass.isOnGlass(sender)) see(painted);
      glass.painted(sender);
      return {};
    },
    'display.read': () => ({
      mmPerPx: calibration.read() ?? settings.mmPerPx,
      format: glassFormatOf(glassSizeOf(window, settings)),
      tier: settings.tier ?? (settings.isSoftwareDrawn ? 'still' : drawingTier()),
      isDaylight: isDaylightAt(clock.now().getHours()),
    }),
    'display.calibrate': ({ mmPerPx }) => {
      calibration.write(mmPerPx);
      return {};
    },
  };
}

/** Without a GPU that draws WebGL the window lives on stills, and staff are told. */
function drawingTier(): 'still' | 'full' {
  return app.getGPUFeatureStatus().webgl === 'enabled' ? 'full' : 'still';
}

function fitEvent(channel: string, payload: unknown): { readonly channel: CoreEvent; readonly payload: EventPayload<CoreEvent> } | null {
  if (!isCoreEvent(channel)) return null;
  const parsed = coreEvents[channel].safeParse(payload);
  return parsed.success ? { channel, payload: parsed.data } : null;
}

function isCoreEvent(channel: string): channel is CoreEvent {
  return Object.hasOwn(coreEvents, channel);
}
