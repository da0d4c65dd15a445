import { useState } from 'react';
import type { SettingsScope } from '#contract/console-api.ts';
import type { Me } from '../console.tsx';
import { Field, Section } from '../parts/section.tsx';
import { useAnswer } from '../use-answer.ts';
import { SettingsForm } from './settings-form.tsx';

/** Content and settings, said at the maison, at a boutique or at one window; nothing reaches a glass before it is published. */
export function Settings({ me }: { readonly me: Me }) {
  const windows = useAnswer('windows.list', {});
  const places: readonly { readonly name: string; readonly scope: SettingsScope }[] = [
    { name: me.maison, scope: { at: 'maison' } },
    ...me.boutiques.map((boutique) => ({ name: `— ${boutique.name}`, scope: { at: 'boutique', boutiqueId: boutique.id } as const })),
    ...(windows.value?.windows ?? []).map((entry) => ({ name: `—— ${entry.name} (${entry.boutiqueId})`, scope: { at: 'window', windowId: entry.id } as const })),
  ];
  const [at, setAt] = useState(0);
  const scope = places[at]?.scope ?? { at: 'maison' as const };
  const settings = useAnswer('settings.read', { scope });
  const isOfThisPlace = settings.value && JSON.stringify(settings.value.scope) === JSON.stringify(scope);

  return (
    <Section title="Content and settings" trouble={settings.trouble ?? windows.trouble}>
      <Field label="Said at">
        <select value={at} onChange={(event) => setAt(Number(event.target.value))}>{places.map((place, index) => <option key={place.name} value={index}>{place.name}</option>)}</select>
      </Field>
      {settings.value && isOfThisPlace && <SettingsForm key={`${JSON.stringify(scope)} ${settings.value.version}`} me={me} view={settings.value} onSaved={settings.refresh} />}
    </Section>
  );
}
