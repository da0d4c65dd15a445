import { mkdirSync, readdirSync, unlinkSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { instant, sha256 } from '#contract/ids.ts';
import { signedManifest } from '#contract/publication.ts';
import type { KnownPublication } from '#domain/publications/succession.ts';
import { readTextIfThere } from '../../platform/files/file-faults.ts';
import { replaceDurably } from '../../platform/files/replace-durably.ts';
import type { Log } from '../../platform/log/log.ts';
import { readPublication, type Publication } from './read-publication.ts';

const failure = z.strictObject({ number: z.int().min(0), reason: z.string().max(300), at: instant });
const known = z.strictObject({ number: z.int().min(1), sha256 });
const shelf = z.strictObject({
  schema: z.literal(1),
  current: sha256.nullable(),
  previous: z.array(sha256).max(2),
  offered: sha256.nullable(),
  /** The numbers and hashes of all that is or was here, newest last. */
  known: z.array(known).max(200),
  failure: failure.nullable(),
});

export type PublicationFailure = z.infer<typeof failure>;
type Shelf = z.infer<typeof shelf>;

/** What this window shows, tries and showed before: files, so that it outlives the database. */
export type PublicationShelf = {
  readonly current: () => Publication | null;
  readonly offered: () => Publication | null;
  /** Newest first, at most two. */
  readonly previous: () => readonly Publication[];
  readonly known: () => readonly KnownPublication[];
  readonly failure: () => PublicationFailure | null;
  readonly offer: (publication: Publication) => void;
  /** The offered one becomes current, the current one previous. */
  readonly switchOver: () => void;
  readonly fail: (failed: PublicationFailure) => void;
};

const empty: Shelf = { schema: 1, current: null, previous: [], offered: null, known: [], failure: null };

export function openPublicationShelf(folder: string, rootPublicKey: string, log: Log): PublicationShelf {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const indexPath = join(folder, 'shelf.json');
  const load = (name: string | null): Publication | null => (name === null ? null : loadPublication(folder, name, rootPublicKey));
  let index = readIndex(indexPath);
  let current = load(index.current);
  let offered = load(index.offered);
  let previous = index.previous.map(load).filter((entry) => entry !== null);
  const write = (next: Shelf): void => {
    replaceDurably(indexPath, JSON.stringify(next));
    index = next;
    sweep(folder, [next.current, next.offered, ...next.previous]);
  };
  if (current === null && index.current !== null) {
    // Damaged on this disk: the newest one that is whole takes its place until the hub sends it again.
    log.error('publication-damaged');
    [current = null, ...previous] = previous;
    const damaged = index.current;
    write({ ...index, current: current === null ? null : nameOf(current), previous: previous.map(nameOf), known: index.known.filter((entry) => entry.sha256 !== damaged) });
  }
  return {
    current: () => current,
    offered: () => offered,
    previous: () => previous,
    known: () => index.known,
    failure: () => index.failure,
    offer: (publication) => {
      replaceDurably(join(folder, `${publication.sha256}.json`), JSON.stringify(publication.signed));
      const entry = { number: publication.manifest.number, sha256: nameOf(publication) };
      write({ ...index, offered: nameOf(publication), known: [...index.known, entry].slice(-200) });
      offered = publication;
    },
    switchOver: () => {
      if (offered === null) return;
      const before = [...(current === null ? [] : [current]), ...previous].slice(0, 2);
      const isOvercome = index.failure !== null && index.failure.number < offered.manifest.number;
      write({ ...index, current: nameOf(offered), previous: before.map(nameOf), offered: null, failure: isOvercome ? null : index.failure });
      [current, offered, previous] = [offered, null, before];
    },
    fail: (failed) => {
      const isOfOffered = offered?.manifest.number === failed.number;
      write({ ...index, offered: isOfOffered ? null : index.offered, failure: failed });
      if (isOfOffered) offered = null;
    },
  };
}

function readIndex(path: string): Shelf {
  const parsed = shelf.safeParse(parseJson(readTextIfThere(path) ?? 'null'));
  return parsed.success ? parsed.data : empty;
}

function loadPublication(folder: string, name: string, rootPublicKey: string): Publication | null {
  const signed = signedManifest.safeParse(parseJson(readTextIfThere(join(folder, `${name}.json`)) ?? 'null'));
  const read = signed.success ? readPublication(signed.data, rootPublicKey) : null;
  return read?.outcome === 'read' && read.publication.sha256 === name ? read.publication : null;
}

function sweep(folder: string, wanted: readonly (string | null)[]): void {
  for (const file of readdirSync(folder)) {
    const name = /^([0-9a-f]{64})\.json$/.exec(file)?.[1];
    if (name !== undefined && !wanted.includes(name)) unlinkSync(join(folder, file));
  }
}

function nameOf(publication: Publication): z.infer<typeof sha256> {
  return sha256.parse(publication.sha256);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // A file that is not JSON does not fit its schema: the caller goes on without it.
    return null;
  }
}
