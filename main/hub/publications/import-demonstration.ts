import * as z from 'zod';
import { clientCard } from '#contract/client.ts';
import { contentDocument, windowRole } from '#contract/content.ts';
import { boutiqueId } from '#contract/ids.ts';
import type { Book } from '../book/book.ts';
import type { ContentRepository } from './content-repository.ts';

/** The demonstration maison is data to the hub: it is loaded only when asked for, and parsed like anything that arrives. */
const demonstration = z.object({
  demonstrationBoutiques: z.array(z.object({ id: boutiqueId })).min(1),
  demonstrationContent: z.custom<(window: { readonly boutiqueId: string; readonly role: string }) => unknown>((value) => typeof value === 'function'),
});

const demonstrationBook = z.object({
  demonstrationClients: z.custom<(now: Date) => unknown>((value) => typeof value === 'function'),
});
const invented = z.array(z.object({ boutiqueId, externalKey: z.string().min(1).max(120), card: clientCard }));

/** Fills the book with invented clients, each once. */
export async function importDemonstrationClients(module: URL, book: Book, now: Date): Promise<void> {
  const loaded: unknown = await import(module.href);
  for (const client of invented.parse(demonstrationBook.parse(loaded).demonstrationClients(now))) {
    book.addClient(client.boutiqueId, client.externalKey, client.card, now.toISOString());
  }
}

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
