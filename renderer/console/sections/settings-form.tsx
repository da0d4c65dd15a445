import { useState, type FormEvent, type ReactNode } from 'react';
import type { SettingsSaid, SettingsView } from '#contract/console-api.ts';
import { openingHours } from '#contract/content.ts';
import { watchId } from '#contract/ids.ts';
import type { Me } from '../me.ts';
import { Findings } from '../parts/findings.tsx';
import { HoursField } from '../parts/hours-field.tsx';
import { LocalesField, LocalizedField } from '../parts/localized-field.tsx';
import { SettingLine } from './setting-line.tsx';
import { StaleSettings } from './stale-settings.tsx';
import { useSettings, type SettingName } from './use-settings.ts';

type SettingsFormParts = { readonly me: Me; readonly placeName: string; readonly read: SettingsView; readonly afterSave: ReactNode };

export function SettingsForm({ me, placeName, read, afterSave }: SettingsFormParts) {
  const { view, said, say, inherit, save, saving, takeTheirs, edition } = useSettings(read);
  const [isTouched, setTouched] = useState(false);
  const now = {
    featuredWatchId: said.featuredWatchId ?? view.effective.featuredWatchId,
    attractLine: said.attractLine ?? view.effective.attractLine,
    locales: said.locales ?? view.effective.locales,
    idleTimeoutMs: said.idleTimeoutMs ?? view.effective.idleTimeoutMs,
    soberRegister: said.soberRegister ?? view.effective.soberRegister,
    hours: said.hours ?? view.effective.hours,
  };

  const change = (part: SettingsSaid) => {
    setTouched(true);
    say(part);
  };
  const keep = async (version?: number) => {
    if (await save(version)) setTouched(false);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void keep();
  };
  const line = (name: SettingName, title: string, note: string, control: ReactNode) => (
    <SettingLine title={title} note={note} placeName={placeName} isSaid={Object.hasOwn(said, name)} origin={view.origins[name]} onInherit={() => { setTouched(true); inherit(name); }}>{control}</SettingLine>
  );

  return (
    <form onSubmit={submit} aria-label={`Settings of ${placeName}`}>
      {saving.at === 'refused' && <><p className="trouble" role="status">Not saved: the maison’s grammar refuses it.</p><Findings findings={saving.findings} /></>}
      {saving.at === 'failed' && <p className="trouble" role="status">{saving.words}</p>}
      {saving.at === 'stale' && <StaleSettings theirs={saving.view} onTakeTheirs={takeTheirs} onSaveMine={() => void keep(saving.view.version)} />}
      {line('featuredWatchId', 'Featured watch', 'shown when nobody is there', (
        <select aria-label="Featured watch" value={now.featuredWatchId} onChange={(event) => change({ featuredWatchId: watchId.parse(event.target.value) })}>{me.watches.map((watch) => <option key={watch.id} value={watch.id}>{watch.name}</option>)}</select>
      ))}
      {line('attractLine', 'Attract line', 'read from the street: eight words at most', <LocalizedField value={now.attractLine} onChange={(attractLine) => change({ attractLine })} />)}
      {line('locales', 'Languages', 'the first is shown to whoever comes', <LocalesField value={now.locales} onChange={(spoken) => change({ locales: spoken })} />)}
      {line('idleTimeoutMs', 'Quiet before it returns', '15 to 600 seconds', (
        <input type="number" aria-label="Quiet before it returns, seconds" min={15} max={600} required value={now.idleTimeoutMs / 1000} onChange={(event) => change({ idleTimeoutMs: Math.round(Number(event.target.value) * 1000) })} />
      ))}
      {line('soberRegister', 'Sober register', 'for grave days', (
        <label className="check"><input type="checkbox" checked={now.soberRegister} onChange={(event) => change({ soberRegister: event.target.checked })} />Fewer words, no motion, low light</label>
      ))}
      {view.scope.at === 'boutique' && now.hours && line('hours', 'Opening hours', 'as 10:00–13:00, 14:00–18:30', (
        <HoursField key={edition} hours={now.hours} onChange={(hours) => change({ hours: openingHours.parse(hours) })} />
      ))}
      <div className="save">
        <button className="first">Save</button>
        {isTouched && <span className="quiet">Not saved yet.</span>}
        {saving.at === 'saved' && !isTouched && <><span className="good" role="status">Saved. It reaches a window when it is published.</span>{afterSave}</>}
      </div>
    </form>
  );
}
