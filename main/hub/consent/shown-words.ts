import type { ContentDocument } from '#contract/content.ts';
import { manifest } from '#contract/publication.ts';
import type { ReceiptBody } from '#contract/receipt.ts';
import { sha256Hex } from '../../platform/signing/canonical-json.ts';
import type { PublicationRepository } from '../publications/publication-repository.ts';

type Parts = { readonly publications: Pick<PublicationRepository, 'list' | 'find'> };

/** The words that a person read, found by their hash in what was published to that window; null when they are nowhere any more. */
export function shownWords({ windowId, locale, textSha256 }: ReceiptBody, { publications }: Parts): string | null {
  for (const { number } of publications.list(windowId)) {
    const found = publications.find(windowId, number);
    const words = found === null ? undefined : textsIn(manifest.parse(JSON.parse(found.signed.manifest)).content, locale).find((text) => sha256Hex(text) === textSha256);
    if (words !== undefined) return words;
  }
  return null;
}

function textsIn({ purposes, notice }: ContentDocument, locale: ReceiptBody['locale']): readonly string[] {
  return [...purposes, notice].map(({ text }) => text[locale]);
}
