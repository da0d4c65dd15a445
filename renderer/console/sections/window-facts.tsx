import type { WindowView } from '#contract/console-api.ts';
import { Age } from '../parts/age.tsx';
import { scarceBytes } from './window-state.tsx';

/** What the window said of itself in its last report. */
export function WindowFacts({ entry, now }: { readonly entry: WindowView; readonly now: string }) {
  const { health } = entry;
  if (!health) return null;
  const { waiting, oldestAt, refused } = health.outbox;
  return (
    <section aria-labelledby="facts-title">
      <h2 id="facts-title">How it is</h2>
      <dl className="facts">
        <div><dt>Last seen</dt><dd><Age instant={entry.lastSeenAt} now={now} /></dd></div>
        <div><dt>Scene</dt><dd>{health.scene ?? '–'}</dd></div>
        <div><dt>Tray</dt><dd>{health.tray}</dd></div>
        <div><dt>Stage</dt><dd>{health.stage.lastReport ?? 'nothing to report'}</dd></div>
        <div><dt>To be delivered</dt><dd>{waiting}{oldestAt && <>, the oldest <Age instant={oldestAt} now={now} /></>}{refused > 0 && <span className="bad">, {refused} refused</span>}</dd></div>
        <div><dt>Core</dt><dd>started <Age instant={health.core.startedAt} now={now} />{health.core.restarts > 0 && `, ${health.core.restarts} restarts`}</dd></div>
        <div><dt>Disk free</dt><dd className={health.disk.freeBytes < scarceBytes ? 'bad' : undefined}>{(health.disk.freeBytes / 1e9).toFixed(1)} GB</dd></div>
        <div><dt>Vault</dt><dd>{health.vaultVersion > 0 ? `version ${health.vaultVersion}` : 'none'}</dd></div>
        <div><dt>Application</dt><dd>{entry.appVersion ?? '–'}</dd></div>
        <div><dt>Paired</dt><dd><Age instant={entry.enrolledAt} now={now} /></dd></div>
      </dl>
    </section>
  );
}
