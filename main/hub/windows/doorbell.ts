import type { WindowId } from '#domain/ids.ts';

export type DoorbellEvent = 'desired' | 'outcomes' | 'vault' | 'screenshot';

/** Tells a listening window that something waits for it; carries no content, so a lost ring costs a minute at most. */
export type Doorbell = {
  readonly listen: (window: WindowId, hear: (event: DoorbellEvent) => void) => () => void;
  readonly ring: (window: WindowId, event: DoorbellEvent) => void;
  readonly isListening: (window: WindowId) => boolean;
};

export function createDoorbell(): Doorbell {
  const listeners = new Map<WindowId, Set<(event: DoorbellEvent) => void>>();
  return {
    listen: (window, hear) => {
      const ofWindow = listeners.get(window) ?? new Set();
      listeners.set(window, ofWindow.add(hear));
      return () => {
        ofWindow.delete(hear);
        if (ofWindow.size === 0 && listeners.get(window) === ofWindow) listeners.delete(window);
      };
    },
    ring: (window, event) => {
      for (const hear of listeners.get(window) ?? []) hear(event);
    },
    isListening: (window) => listeners.has(window),
  };
}
