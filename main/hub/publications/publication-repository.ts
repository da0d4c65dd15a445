import * as z from 'zod';
import type { WindowId } from '#domain/ids.ts';
import { releaseCertificate, type SignedManifest } from '#contract/publication.ts';
import type { Database } from '../../platform/sqlite/open-database.ts';

export type PublicationRecord = {
  readonly windowId: WindowId; readonly number: number; readonly sha256: string; readonly madeAt: string; readonly by: string; readonly signed: SignedManifest;
};

/** Every publication of every window, for ever: a number is never used twice. */
export type PublicationRepository = {
  readonly add: (publication: PublicationRecord) => void;
  readonly latest: (window: WindowId) => PublicationRecord | null;
  readonly find: (window: WindowId, number: number) => PublicationRecord | null;
  /** Newest first. */
  readonly list: (window: WindowId) => readonly Omit<PublicationRecord, 'signed'>[];
  readonly keepShownText: (text: ShownText) => void;
  readonly wasShown: (text: ShownText) => boolean;
};

/** A consent text as some publication showed it: what a receipt may refer to. */
export type ShownText = { readonly textSha256: string; readonly textVersion: string; readonly locale: string; readonly purposeId: string };

const row = z.object({
  window_id: z.string().transform((id) => id as WindowId), number: z.int(), sha256: z.string(), made_at: z.string(), made_by: z.string(),
  manifest: z.string(), signature: z.string(), certificate: z.string().transform((text) => releaseCertificate.parse(JSON.parse(text))),
}).transform((found): PublicationRecord => ({
  windowId: found.window_id, number: found.number, sha256: found.sha256, madeAt: found.made_at, by: found.made_by,
  signed: { manifest: found.manifest, signature: found.signature, certificate: found.certificate },
}));

export function openPublicationRepository(database: Database): PublicationRepository {
  const add = database.prepare(`INSERT INTO publications (window_id, number, sha256, manifest, signature, certificate, made_at, made_by)
    VALUES (:windowId, :number, :sha256, :manifest, :signature, :certificate, :madeAt, :by)`);
  const latest = database.prepare('SELECT * FROM publications WHERE window_id = ? ORDER BY number DESC LIMIT 1');
  const find = database.prepare('SELECT * FROM publications WHERE window_id = ? AND number = ?');
  const list = database.prepare('SELECT * FROM publications WHERE window_id = ? ORDER BY number DESC LIMIT 200');
  const keepShownText = database.prepare('INSERT INTO shown_texts (text_sha256, text_version, locale, purpose_id) VALUES (:textSha256, :textVersion, :locale, :purposeId) ON CONFLICT DO NOTHING');
  const wasShown = database.prepare('SELECT 1 FROM shown_texts WHERE text_sha256 = :textSha256 AND text_version = :textVersion AND locale = :locale AND purpose_id = :purposeId');
  const parse = (found: unknown): PublicationRecord | null => (found === undefined ? null : row.parse(found));
  return {
    add: ({ signed, ...publication }) => void add.run({ ...publication, manifest: signed.manifest, signature: signed.signature, certificate: JSON.stringify(signed.certificate) }),
    latest: (window) => parse(latest.get(window)),
    find: (window, number) => parse(find.get(window, number)),
    list: (window) => list.all(window).map((found) => row.parse(found)),
    keepShownText: (text) => void keepShownText.run(text),
    wasShown: (text) => wasShown.get(text) !== undefined,
  };
}
