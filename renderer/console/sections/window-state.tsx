import type { WindowView } from '#contract/console-api.ts';
import { State } from '../parts/state.tsx';

const silentAfterMs = 5 * 60_000;
/** Less than this, and a publication with new models no longer fits beside the one that is shown. */
export const scarceBytes = 1e9;

/** Says only what is known: a window that is silent is called silent, never well and never broken, and at night nobody is alarmed. */
export function WindowState({ entry, now, isOpenHours }: { readonly entry: WindowView; readonly now: string; readonly isOpenHours: boolean }) {
  const { health, lastSeenAt, failed, desired, applied } = entry;
  if (!lastSeenAt) return <State tone="quiet">not heard yet</State>;
  if (Date.parse(now) - Date.parse(lastSeenAt) > silentAfterMs) return <State tone={isOpenHours ? 'bad' : 'quiet'}>{isOpenHours ? 'silent; it goes on with what it has' : 'silent; the boutique is closed'}</State>;
  if (failed && failed.number >= desired) return <State tone="bad">refused {failed.number}: {failed.reason}</State>;
  if (health && health.disk.freeBytes < scarceBytes) return <State tone="bad">disk nearly full: {Math.round(health.disk.freeBytes / 1e6)} MB left</State>;
  if (desired === 0) return <State tone="quiet">nothing published</State>;
  if (applied === desired) return <State tone="good">shows {applied}</State>;
  return <State tone="plain">{applied === 0 ? `fetching ${desired}` : `shows ${applied}, fetching ${desired}`}</State>;
}
