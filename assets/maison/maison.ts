import type { ContentDraft } from './draft.ts';

/** Sérac is invented, as is all it makes and everyone who works there. */
export const maison: ContentDraft['maison'] = {
  name: 'Sérac',
  controller: 'Sérac Manufacture d’horlogerie SA, chemin du Glacier 9, 1985 Combe-Noire, Valais',
  privacyContact: 'donnees@serac.example',
};
