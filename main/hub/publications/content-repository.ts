import * as z from 'zod';
import type { BoutiqueId } from '#domain/ids.ts';
import { contentDocument, type ContentDocument, type WindowRole } from '#contract/content.ts';
import { asset, type Asset } from '#contract/publication.ts';
import { canonicalJson, sha256Hex } from '../../platform/signing/canonical-json.ts';
import type { Database } from '../../platform/sqlite/open-database.ts';

/** What the maison wrote, by boutique and role, and the pictures and models it may be shown with. */
export type ContentRepository = {
  readonly keep: (document: ContentDocument, at: string) => void;
  readonly find: (boutique: BoutiqueId, role: WindowRole) => ContentDocument | null;
  readonly boutiques: () => readonly BoutiqueId[];
  /** Content of any role of that boutique, the salon's if there is one. */
  readonly anyOf: (boutique: BoutiqueId) => ContentDocument | null;
  readonly keepAsset: (entry: Asset) => void;
  readonly assets: () => readonly Asset[];
  /** Names that are no longer built; publications that were made with them keep theirs. */
  readonly dropAssetsBut: (names: ReadonlySet<string>) => void;
};

const ids = z.array(z.string().transform((id) => id as BoutiqueId));

const parsedKept = 32;

export function openContentRepository(database: Database): ContentRepository {
  const keep = database.prepare(`INSERT INTO contents (boutique_id, role, document, sha256, imported_at) VALUES (?, ?, ?, ?, ?)
    ON CONFLICT DO UPDATE SET document = excluded.document, sha256 = excluded.sha256, imported_at = excluded.imported_at WHERE sha256 <> excluded.sha256`);
  const find = database.prepare('SELECT document FROM contents WHERE boutique_id = ? AND role = ?').pluck();
  const anyOf = database.prepare(`SELECT sha256 FROM contents WHERE boutique_id = ? ORDER BY role = 'salon' DESC LIMIT 1`).pluck();
  const ofHash = database.prepare('SELECT document FROM contents WHERE sha256 = ? LIMIT 1').pluck();
  const boutiques = database.prepare('SELECT DISTINCT boutique_id FROM contents ORDER BY 1').pluck();
  const keepAsset = database.prepare(`INSERT INTO assets (name, sha256, bytes, mime) VALUES (:name, :sha256, :bytes, :mime)
    ON CONFLICT DO UPDATE SET sha256 = excluded.sha256, bytes = excluded.bytes, mime = excluded.mime`);
  const assets = database.prepare('SELECT * FROM assets ORDER BY name');
  const dropAsset = database.prepare('DELETE FROM assets WHERE name = ?');
  const list = (): readonly Asset[] => assets.all().map((row) => asset.parse(row));
  // Every row that is opened asks for it, and parsing one takes milliseconds.
  const parsed = new Map<string, ContentDocument>();
  const parse = (text: unknown): ContentDocument | null => (typeof text === 'string' ? contentDocument.parse(JSON.parse(text)) : null);
  return {
    keep: (document, at) => {
      const text = canonicalJson(document);
      keep.run(document.boutique.id, document.role, text, sha256Hex(text), at);
    },
    find: (boutique, role) => parse(find.get(boutique, role)),
    boutiques: () => ids.parse(boutiques.all()),
    anyOf: (boutique) => {
      const hash = z.string().nullable().parse(anyOf.get(boutique) ?? null);
      const known = hash === null ? null : parsed.get(hash);
      if (hash === null || known) return known ?? null;
      const document = parse(ofHash.get(hash));
      if (parsed.size >= parsedKept) parsed.clear();
      if (document !== null) parsed.set(hash, document);
      return document;
    },
    keepAsset: (entry) => void keepAsset.run(entry),
    assets: list,
    dropAssetsBut: (names) => list().filter((entry) => !names.has(entry.name)).forEach((entry) => dropAsset.run(entry.name)),
  };
}
