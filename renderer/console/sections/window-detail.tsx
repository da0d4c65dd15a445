import { useState } from 'react';
import type { ConsoleOutput, WindowView } from '#contract/console-api.ts';
import { askHub, type HubAnswer } from '../hub.ts';
import { Age } from '../parts/age.tsx';
import { Findings } from '../parts/findings.tsx';
import { useAnswer } from '../use-answer.ts';

type Preview = ConsoleOutput<'publications.preview'>;

/** One window: what it shows, how it is, what it would show, and the button that publishes it. */
export function WindowDetail({ entry, now, onPublished }: { readonly entry: WindowView; readonly now: string; readonly onPublished: () => Promise<void> }) {
  const [preview, setPreview] = useState<Preview | null>(null);
  const [words, setWords] = useState<string | null>(null);
  const history = useAnswer('publications.list', { windowId: entry.id }, 10_000);

  const tell = async <Value,>(answer: HubAnswer<Value>, done: (value: Value) => string | null) => {
    setWords(answer.outcome === 'answered' ? done(answer.value) : answer.outcome === 'refused' ? answer.words : 'The hub does not answer.');
    await Promise.all([onPublished(), history.refresh()]);
  };
  const look = async () => tell(await askHub('publications.preview', { windowId: entry.id }), (value) => { setPreview(value); return null; });
  const publish = async () => tell(await askHub('publications.publish', { windowIds: [entry.id] }), (value) => {
    const done = value.published[0];
    return done ? `Publication ${done.number} is on its way.` : `Refused: ${value.refused[0]?.findings.map((found) => found.words).join(' ') ?? ''}`;
  });
  const goBack = async (to: number) => tell(await askHub('publications.go-back', { windowId: entry.id, to }), (value) => `Publication ${value.number} brings back the content of ${to}.`);

  return (
    <div className="split" data-testid="window-detail">
      <div>
        <h2>{entry.name}</h2>
        <div className="actions">
          <button onClick={() => void look()}>Preview</button>
          <button className="first" onClick={() => void publish()}>Publish</button>
          <button onClick={async () => tell(await askHub('windows.ask-screenshot', { windowId: entry.id }), () => 'A picture was asked for; it comes when a public scene is on the glass.')}>Ask for a picture</button>
        </div>
        {words && <p className="said" role="status">{words}</p>}
        {preview && <PreviewOf preview={preview} />}
        <Health entry={entry} now={now} />
        <h2>Publications</h2>
        <table>
          <thead><tr><th>Number</th><th>Made</th><th>By</th><th>Name</th><th></th></tr></thead>
          <tbody>{(history.value?.publications ?? []).map((item) => (
            <tr key={item.number}><td>{item.number}</td><td><Age instant={item.madeAt} now={now} /></td><td>{item.by}</td><td className="quiet">{item.sha256.slice(0, 12)}</td>
              <td>{item.number < entry.desired && <button onClick={() => void goBack(item.number)}>Bring back</button>}</td></tr>
          ))}</tbody>
        </table>
      </div>
      <figure style={{ margin: 0 }}>
        {entry.screenshot
          ? <><img className="shot" alt={`What ${entry.name} showed: ${entry.screenshot.scene}`} src={`/console/api/screenshots/${entry.id}?at=${encodeURIComponent(entry.screenshot.takenAt)}`} /><figcaption className="quiet">{entry.screenshot.scene}, <Age instant={entry.screenshot.takenAt} now={now} /></figcaption></>
          : <figcaption className="quiet">No picture yet.</figcaption>}
      </figure>
    </div>
  );
}

function PreviewOf({ preview }: { readonly preview: Preview }) {
  const { settings, watches } = preview.document;
  const featured = watches.find((watch) => watch.id === settings.featuredWatchId);
  return (
    <div className="split" data-testid="preview">
      <div>
        <Findings findings={preview.findings} />
        {preview.changes.length === 0 ? <p className="quiet">Nothing differs from what the window was last sent.</p> : (
          <table>
            <thead><tr><th>What</th><th>Was</th><th>Becomes</th></tr></thead>
            <tbody>{preview.changes.map((change) => <tr key={change.where}><td>{change.where}</td><td className="quiet">{change.before ?? '–'}</td><td>{change.after ?? '–'}</td></tr>)}</tbody>
          </table>
        )}
      </div>
      <div className="glass" data-mood={featured?.collection ?? 'arete'}><p lang="fr">{settings.attractLine.fr}</p><small>{featured?.name}</small></div>
    </div>
  );
}

function Health({ entry, now }: { readonly entry: WindowView; readonly now: string }) {
  const { health } = entry;
  if (!health) return null;
  const lines: readonly (readonly [string, string])[] = [
    ['Tray', health.tray], ['Core restarts', String(health.core.restarts)], ['Stage', health.stage.lastReport ?? 'nothing to report'],
    ['Waiting to be delivered', `${health.outbox.waiting}${health.outbox.refused > 0 ? `, ${health.outbox.refused} refused` : ''}`],
    ['Disk free', `${(health.disk.freeBytes / 1e9).toFixed(1)} GB`], ['Vault', health.vaultVersion > 0 ? `version ${health.vaultVersion}` : 'none'], ['Scene', health.scene ?? '–'], ['Application', entry.appVersion ?? '–'],
  ];
  return (
    <>
      <h2>How it is</h2>
      <table><tbody>{lines.map(([what, value]) => <tr key={what}><th scope="row">{what}</th><td>{value}</td></tr>)}</tbody></table>
      <p className="quiet">Core started <Age instant={health.core.startedAt} now={now} />.</p>
    </>
  );
}
