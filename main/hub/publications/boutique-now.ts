import type { BoutiqueId } from '#domain/ids.ts';
import type { Boutique } from '#contract/content.ts';
import type { ContentRepository } from './content-repository.ts';
import type { SettingsRepository } from './settings-repository.ts';

/** A boutique as it stands: what the maison wrote, with the opening hours its staff said last. Null when nothing was written of it. */
export type BoutiqueNow = (id: BoutiqueId) => Boutique | null;

export function createBoutiqueNow(contents: ContentRepository, settings: SettingsRepository): BoutiqueNow {
  return (id) => {
    const content = contents.anyOf(id);
    if (content === null) return null;
    const { hours } = settings.read({ at: 'boutique', boutiqueId: id }).said;
    return hours === undefined ? content.boutique : { ...content.boutique, hours };
  };
}
