import type { SettingsSaid, SettingsView } from '#contract/console-api.ts';
import type { ContentDocument } from '#contract/content.ts';

export type SettingsPlace = 'maison' | 'boutique' | 'window';

/** What is said at each place, from the maison down; a place that says nothing inherits. */
export type SaidAlongTheWay = readonly { readonly place: SettingsPlace; readonly said: SettingsSaid }[];

type Effective = Pick<SettingsView, 'origins'> & { readonly effective: ContentDocument['settings'] & { readonly hours: ContentDocument['boutique']['hours'] } };

/** The settings that hold at the end of the way, and the place each one comes from. */
export function settleSettings(content: ContentDocument, way: SaidAlongTheWay): Effective {
  const written = { ...content.settings, hours: content.boutique.hours };
  const origins: Record<string, 'content' | SettingsPlace> = Object.fromEntries(Object.keys(written).map((key) => [key, 'content']));
  let effective = written;
  for (const { place, said } of way) {
    const present = Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));
    effective = { ...effective, ...present };
    for (const key of Object.keys(present)) origins[key] = place;
  }
  return { effective, origins };
}

/** The document a window shows when those settings hold. */
export function withSettings(content: ContentDocument, { effective: { hours, ...settings } }: Pick<Effective, 'effective'>): ContentDocument {
  return { ...content, settings, boutique: { ...content.boutique, hours } };
}
