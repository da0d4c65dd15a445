import { z } from 'zod';
import { contentDocument, windowRole } from '#contract/content.ts';
import { boutiqueId } from '#contract/ids.ts';
import type { ContentRepository } from './content-repository.ts';

/** The demonstration maison is data to the hub: it is loaded only when asked for, and parsed like anything that arrives. */
const demonstration = z.object({
  demonstrationBoutiques: z.array(z.object({ id: boutiqueId })).min(1),
  demonstrationContent: z.custom<(window: { readonly boutiqueId: string; readonly role: string }) => unknown>((value) => typeof value === 'function'),
});

/** @param module URL of the module that writes the demonstration maison */
export async function importDemonstration(module: URL, contents: ContentRepository, now: Date): Promise<void> {
  const loaded: unknown = await import(module.href);
  const { demonstrationBoutiques, demonstrationContent } = demonstration.parse(loaded);
  for (const { id } of demonstrationBoutiques) {
    for (const role of windowRole.options) {
      contents.keep(contentDocument.parse(demonstrationContent({ boutiqueId: id, role })), now.toISOString());
    }
  }
}
