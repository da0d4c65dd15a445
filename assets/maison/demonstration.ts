import { type ContentDocument, contentDocument } from '#contract/content.ts';
import { consentTermsOf } from './consent-terms.ts';
import { geneve } from './boutiques/geneve.ts';
import { tokyo } from './boutiques/tokyo.ts';
import { collections } from './collections.ts';
import type { BoutiqueDraft, ContentDraft, RoleDraft } from './draft.ts';
import { maison } from './maison.ts';
import { notice } from './notice.ts';
import { paths } from './paths.ts';
import { pieces } from './pieces.ts';
import { purposes } from './purposes.ts';
import { settingsByRole } from './settings.ts';
import { adret } from './watches/adret.ts';
import { bediere } from './watches/bediere.ts';
import { regel } from './watches/regel.ts';
import { rimaye } from './watches/rimaye.ts';
import { ubac } from './watches/ubac.ts';
import { verrou } from './watches/verrou.ts';

export const demonstrationBoutiques: readonly BoutiqueDraft[] = [geneve, tokyo];

/**
 * Everything that one window of the demonstration maison shows and asks.
 * @throws RangeError when the maison has no such boutique
 */
export function demonstrationContent(window: { readonly boutiqueId: string; readonly role: RoleDraft }): ContentDocument {
  const boutique = demonstrationBoutiques.find((entry) => entry.id === window.boutiqueId);
  if (!boutique) throw new RangeError(`Sérac has no boutique "${window.boutiqueId}"`);
  const draft: ContentDraft = {
    schema: 1,
    maison,
    role: window.role,
    settings: settingsByRole[window.role],
    boutique,
    collections: [...collections],
    watches: [verrou, bediere, regel, rimaye, adret, ubac],
    pieces: [...pieces],
    paths: [...paths],
    purposes: [...purposes],
    notice,
    consentTerms: consentTermsOf(boutique.country),
  };
  return contentDocument.parse(draft);
}
