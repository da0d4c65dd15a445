import { useState, type FormEvent, type ReactNode } from 'react';
import type { Finding, SettingsSaid, SettingsView } from '#contract/console-api.ts';
import { openingHours } from '#contract/content.ts';
import { watchId } from '#contract/ids.ts';
import type { Me } from '../console.tsx';
import { askHub } from '../hub.ts';
import { Findings } from '../parts/findings.tsx';
import { HoursField } from '../parts/hours-field.tsx';
import { LocalizedField } from '../parts/localized-field.tsx';

type SettingName = keyof SettingsSaid;

export function SettingsForm({ me, view, onSaved }: { readonly me: Me; readonly view: SettingsView; readonly onSaved: () => Promise<void> }) {
  const [said, setSaid] = useState<SettingsSaid>(view.said);
  const [findings, setFindings] = useState<readonly Finding[]>([]);
  const [words, setWords] = useState<string | null>(null);
  const now = {
    featuredWatchId: said.featuredWatchId ?? view.effective.featuredWatchId,
    attractLine: said.attractLine ?? view.effective.attractLine,
    idleTimeoutMs: said.idleTimeoutMs ?? view.effective.idleTimeoutMs,
    soberRegister: said.soberRegister ?? view.effective.soberRegister,
    hours: said.hours ?? view.effective.hours,
  };

  const say = (change: SettingsSaid) => setSaid({ ...said, ...change });
  const inherit = (name: SettingName) => {
    const { [name]: _dropped, ...rest } = said;
    setSaid(rest);
  };
  const save = async (event: FormEvent) => {
    event.preventDefault();
    const answer = await askHub('settings.save', { scope: view.scope, said, version: view.version });
    if (answer.outcome !== 'answered') return setWords(answer.outcome === 'refused' ? answer.words : 'The hub does not answer. Nothing was saved; what you wrote is still here.');
    setFindings(answer.value.outcome === 'refused' ? answer.value.findings : []);
    setWords({ saved: 'Saved. It reaches a window when it is published.', stale: 'Somebody else saved meanwhile. What holds now is shown; your change was not saved.', refused: 'Not saved: the grammar refuses it.' }[answer.value.outcome]);
    if (answer.value.outcome !== 'refused') await onSaved();
  };
  const line = (name: SettingName, control: ReactNode) => (
    <SettingLine isSaid={Object.hasOwn(said, name)} origin={view.origins[name]} onInherit={() => inherit(name)}>{control}</SettingLine>
  );

  return (
    <form onSubmit={(event) => void save(event)}>
      {words && <p className={findings.length > 0 ? 'trouble' : 'said'} role="status">{words}</p>}
      {findings.length > 0 && <Findings findings={findings} />}
      {line('featuredWatchId', (
        <label className="field inline"><span className="field-label">Featured watch</span>
          <select value={now.featuredWatchId} onChange={(event) => say({ featuredWatchId: watchId.parse(event.target.value) })}>{me.watches.map((watch) => <option key={watch.id} value={watch.id}>{watch.name}</option>)}</select>
        </label>
      ))}
      {line('attractLine', <LocalizedField legend="Attract line, eight words at most" value={now.attractLine} onChange={(attractLine) => say({ attractLine })} />)}
      {line('idleTimeoutMs', (
        <label className="field inline"><span className="field-label">Quiet before it returns, s</span>
          <input type="number" min={15} max={600} required value={now.idleTimeoutMs / 1000} onChange={(event) => say({ idleTimeoutMs: Math.round(Number(event.target.value) * 1000) })} />
        </label>
      ))}
      {line('soberRegister', (
        <label className="field inline"><span className="field-label">Sober register</span>
          <input type="checkbox" checked={now.soberRegister} onChange={(event) => say({ soberRegister: event.target.checked })} />
        </label>
      ))}
      {view.scope.at === 'boutique' && now.hours && line('hours', <HoursField hours={now.hours} onChange={(hours) => say({ hours: openingHours.parse(hours) })} />)}
      <button className="first">Save</button>
    </form>
  );
}

function SettingLine({ isSaid, origin, onInherit, children }: { readonly isSaid: boolean; readonly origin: string | undefined; readonly onInherit: () => void; readonly children: ReactNode }) {
  return (
    <div className="setting">
      {children}
      <p className="origin">{isSaid ? <>said here <button type="button" onClick={onInherit}>Inherit instead</button></> : <>inherited from the {origin ?? 'content'}</>}</p>
    </div>
  );
}
