import { existsSync, readFileSync } from 'node:fs';
import { opening, type Opening } from '#contract/opening.ts';
import type { GlassFormat } from '#domain/glass-format.ts';
import { jsonOrNull } from '#domain/json-or-null.ts';

/** Where the page leaves room for its first picture. */
const place = '<div id="opening"></div>';

/** What core last said that a page opens on; null when it said nothing, or nothing that fits. */
export function readOpening(path: string): Opening | null {
  if (!existsSync(path)) return null;
  const parsed = opening.safeParse(jsonOrNull(readFileSync(path, 'utf8')));
  return parsed.success ? parsed.data : null;
}

/** The window's page with its first picture in it, which covers the glass as the stage's own does, and with what the programme asks for next. */
export function openingPage(page: string, opens: Opening | null, format: GlassFormat, addressOf = assetAddress): string {
  if (opens === null) return page;
  const picture = opens.pictures[format];
  const shown = picture === undefined ? '' : `<img src="${addressOf(picture)}" alt="" decoding="sync" fetchpriority="high" draggable="false" />`;
  const next = `<link rel="preload" as="fetch" crossorigin href="${addressOf(opens.stillIndex)}" />`;
  return page.replace(place, `<div id="opening">${shown}</div>\n    ${next}`);
}

function assetAddress(sha256: string): string {
  return `vitrine://asset/${sha256}`;
}
