import { hubRoutes, type Pairing, type Report } from '#contract/hub-api.ts';
import type { Opening } from '#contract/opening.ts';
import { signedManifest, type SignedManifest } from '#contract/publication.ts';
import type { Published } from '#contract/window-api.ts';
import { judgeSuccession, type Succession } from '#domain/publications/succession.ts';
import type { AssetStore } from '../../platform/blobs/asset-store.ts';
import type { Clock } from '../../platform/clock/clock.ts';
import type { Log } from '../../platform/log/log.ts';
import { readAnswer, type HubLine } from '../hub-line/hub-line.ts';
import type { Job } from '../rhythm/keep-doing.ts';
import { fetchAssets } from './fetch-assets.ts';
import { openingOf } from './opening-of.ts';
import type { PublicationShelf } from './publication-shelf.ts';
import { claimedNumber, readPublication, type Publication } from './read-publication.ts';

export type Publications = {
  readonly current: () => Publication | null;
  readonly offered: () => Publication | null;
  /** The current one and those before it: what a visitor may have read a moment ago. */
  readonly recent: () => readonly Publication[];
  /** The window's word on the one it was offered; about any other it changes nothing. */
  readonly answer: (answer: { readonly number: number; readonly outcome: 'switched' | 'failed'; readonly reason: string | null }) => void;
  /** The renderer ended; twice while it tried one publication fails it. */
  readonly rendererGone: () => void;
  readonly status: () => Report['publications'];
  readonly pollJob: Job;
};

type Parts = {
  readonly shelf: PublicationShelf;
  readonly store: AssetStore;
  readonly line: HubLine;
  readonly pairing: Pairing;
  readonly appVersion: string;
  readonly pollMs: number;
  readonly clock: Clock;
  readonly log: Log;
  /** The maison's grammar: the sentences of what is wrong, or none. */
  readonly judge: (publication: Publication) => readonly string[];
  /** Says what a page opens on from now on. */
  readonly keepOpening: (opening: Opening | null) => void;
  readonly onOffered: (publication: Publication) => void;
  readonly onSwitched: () => void;
  readonly onFailed: () => void;
};

const manifestBytes = 10_000_000;
const mostEndings = 2;

export function createPublications(parts: Parts): Publications {
  const { shelf, clock, log } = parts;
  parts.keepOpening(openingNow(parts));
  let endings = 0;
  let etag: string | null = null;
  let isChecked = false;
  const fail = (number: number, reason: string): void => {
    log.warn('publication-failed', { number });
    shelf.fail({ number, reason: reason.slice(0, 300), at: clock.now().toISOString() });
    parts.onFailed();
  };
  const offer = (publication: Publication): void => {
    endings = 0;
    shelf.offer(publication);
    log.info('publication-offered', { number: publication.manifest.number });
    parts.onOffered(publication);
  };
  return {
    current: shelf.current,
    offered: shelf.offered,
    recent: () => [shelf.current(), ...shelf.previous()].filter((entry) => entry !== null),
    answer: ({ number, outcome, reason }) => {
      if (shelf.offered()?.manifest.number !== number) return;
      if (outcome === 'failed') return fail(number, reason ?? 'the window could not show it');
      // A crash between the two leaves a page without its first picture, never with another publication's.
      parts.keepOpening(null);
      shelf.switchOver();
      parts.keepOpening(openingNow(parts));
      dropUnused(shelf, parts.store);
      log.info('publication-switched', { number });
      parts.onSwitched();
    },
    rendererGone: () => {
      const offered = shelf.offered();
      if (offered === null) return;
      endings += 1;
      if (endings >= mostEndings) fail(offered.manifest.number, 'the window ended twice while it tried it');
    },
    status: () => statusOf(shelf),
    pollJob: {
      name: 'publications',
      rhythm: { everyMs: parts.pollMs, spread: 0.2, backOff: { firstMs: Math.min(2_000, parts.pollMs), mostMs: 5 * 60_000 } },
      run: async (signal) => {
        if (!isChecked) await dropDamaged(shelf, parts.store);
        isChecked = true;
        const heard = await askForDesired(parts.line, etag ?? etagOf(shelf), signal);
        if (heard !== null) await consider(heard.signed, { ...parts, fail, offer }, signal);
        else await mend(parts, signal);
        // Only now: what was not taken whole is asked for again.
        if (heard !== null) etag = heard.etag;
        return 'done';
      },
    },
  };
}

type Heard = { readonly signed: unknown; readonly etag: string | null };

async function askForDesired(line: HubLine, etag: string | null, signal: AbortSignal): Promise<Heard | null> {
  const headers = etag === null ? {} : { 'if-none-match': etag };
  const answer = await line.ask({ method: 'GET', path: hubRoutes.desired, headers, maxBytes: manifestBytes, signal });
  if (answer.status === 304 || answer.status === 404) return null;
  return { signed: readAnswer(answer, signedManifest), etag: answer.headers.etag ?? null };
}

type Considering = Parts & { readonly fail: (number: number, reason: string) => void; readonly offer: (publication: Publication) => void };

async function consider(heard: unknown, parts: Considering, signal: AbortSignal): Promise<void> {
  const signed: SignedManifest = signedManifest.parse(heard);
  const read = readPublication(signed, parts.pairing.rootPublicKey);
  if (read.outcome === 'refused') return parts.fail(claimedNumber(signed), read.reason);
  const { publication } = read;
  const succession = judgeSuccession(candidateOf(publication), { windowId: parts.pairing.windowId, appVersion: parts.appVersion, known: parts.shelf.known() });
  if (succession === 'known') return mend(parts, signal);
  if (succession !== 'accepted') return parts.fail(publication.manifest.number, sentences[succession]);
  if (signed.certificate.notAfter <= parts.clock.now().toISOString()) return parts.fail(publication.manifest.number, 'the key that signed it is past its end');
  const [fault] = parts.judge(publication);
  if (fault !== undefined) return parts.fail(publication.manifest.number, fault);
  await fetchAssets(publication.manifest.assets, parts, signal);
  parts.offer(publication);
}

const sentences: Readonly<Record<Exclude<Succession, 'accepted' | 'known'>, string>> = {
  'another-window': 'it was made for another window',
  older: 'it is older than what this window knows',
  'other-predecessor': 'it does not follow the publication before it',
  'needs-newer-application': 'it needs a newer application',
};

/** What is shown or tried is kept whole on this disk, for as long as the hub can be asked for what is missing. */
async function mend({ shelf, store, line }: Pick<Parts, 'shelf' | 'store' | 'line'>, signal: AbortSignal): Promise<void> {
  const assets = [shelf.current(), shelf.offered()].flatMap((publication) => publication?.manifest.assets ?? []);
  await fetchAssets(assets, { store, line }, signal);
}

/** Once after a start: a disk may have changed a byte and kept the length. */
async function dropDamaged(shelf: PublicationShelf, store: AssetStore): Promise<void> {
  const assets = [shelf.current(), shelf.offered()].flatMap((publication) => publication?.manifest.assets ?? []);
  for (const { sha256, bytes } of assets) if (store.has(sha256, bytes) && !(await store.isWhole(sha256))) store.drop(sha256);
}

function candidateOf({ sha256, manifest }: Publication) {
  const { windowId, number, previousSha256, leastAppVersion } = manifest;
  return { sha256, windowId, number, previousSha256, leastAppVersion };
}

function dropUnused(shelf: PublicationShelf, store: AssetStore): void {
  const shelved = [shelf.current(), shelf.offered(), ...shelf.previous()];
  const used = new Set<string>(shelved.flatMap((publication) => publication?.manifest.assets ?? []).map((asset) => asset.sha256));
  for (const sha256 of store.list()) if (!used.has(sha256)) store.drop(sha256);
}

function statusOf(shelf: PublicationShelf): Report['publications'] {
  const desired = shelf.known().reduce((most, entry) => Math.max(most, entry.number), 0);
  return { desired, applied: shelf.current()?.manifest.number ?? 0, failed: shelf.failure() };
}

/** After a restart: the newest that is known, in the form the hub names it. */
function etagOf(shelf: PublicationShelf): string | null {
  const newest = shelf.offered() ?? shelf.current();
  return newest === null ? null : `"${newest.sha256}"`;
}

function openingNow({ shelf, store }: Pick<Parts, 'shelf' | 'store'>): Opening | null {
  const current = shelf.current();
  if (current === null) return null;
  const { document, assets } = publishedOf(current);
  return openingOf(document, assets, store.text);
}

/** What the window is given of a publication. */
export function publishedOf({ manifest }: Publication): Published {
  const assets = Object.fromEntries(manifest.assets.map((asset) => [asset.name, asset.sha256]));
  return { number: manifest.number, document: manifest.content, assets, sealingKey: manifest.sealingKey, phoneUrl: manifest.phoneUrl };
}
