import type { SettingsScope, WindowView } from '#contract/console-api.ts';
import type { Me } from '../me.ts';
import { Section } from '../parts/section.tsx';
import { useAnswer } from '../use-answer.ts';
import { SettingsForm } from './settings-form.tsx';
import { UnsentWindows } from './unsent-windows.tsx';

type Place = { readonly path: string; readonly name: string; readonly deep: 0 | 1 | 2; readonly scope: SettingsScope; readonly windows: readonly WindowView[] };

/** What is said at the maison, at a boutique or at one window; nothing reaches a glass before it is published. */
export function Settings({ me, inside }: { readonly me: Me; readonly inside: readonly string[] }) {
  const list = useAnswer('windows.list', {}, 15_000);
  const places = placesOf(me, list.value?.windows ?? []);
  const here = places.find((place) => place.path === inside.join('/')) ?? places[0];
  if (!here) return <Section title="Settings" trouble={list.trouble}><p className="empty">Nothing was written for this maison yet.</p></Section>;
  return (
    <Section title="Settings" trouble={list.trouble}>
      <div className="settings">
        <nav className="places" aria-label="Where it is said">
          {places.map((place) => <a key={place.path} data-row data-deep={place.deep} href={`#settings/${place.path}`} aria-current={place === here ? 'page' : undefined}>{place.name}</a>)}
        </nav>
        <SettingsOf key={here.path} me={me} place={here} />
      </div>
    </Section>
  );
}

function SettingsOf({ me, place }: { readonly me: Me; readonly place: Place }) {
  const { value, trouble } = useAnswer('settings.read', { scope: place.scope });
  return (
    <div>
      {trouble && <p className="trouble" role="status">{trouble.cause === 'refused' ? trouble.words : 'Nothing was heard of this yet.'}</p>}
      {value && <SettingsForm me={me} placeName={place.name} read={value} afterSave={<UnsentWindows windows={place.windows} />} />}
    </div>
  );
}

function placesOf(me: Me, windows: readonly WindowView[]): readonly Place[] {
  const boutiques = me.boutiques.flatMap((boutique): Place[] => {
    const below = windows.filter((entry) => entry.boutiqueId === boutique.id);
    return [
      { path: `boutique/${boutique.id}`, name: boutique.name, deep: 1, scope: { at: 'boutique', boutiqueId: boutique.id }, windows: below },
      ...below.map((entry): Place => ({ path: `window/${entry.id}`, name: entry.name, deep: 2, scope: { at: 'window', windowId: entry.id }, windows: [entry] })),
    ];
  });
  const isMaison = me.account.role === 'maison';
  return isMaison ? [{ path: 'maison', name: me.maison, deep: 0, scope: { at: 'maison' }, windows }, ...boutiques] : boutiques;
}
