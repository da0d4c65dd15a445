import { hash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { demonstrationClients } from '../../assets/maison/demonstration-clients.ts';
import { demonstrationContent } from '../../assets/maison/demonstration.ts';
import type { ContentDocument } from '#contract/content.ts';
import type { SlotsAnswer } from '#contract/submission.ts';
import type { RequestOutput } from '#contract/window-api.ts';
import { openingOf } from '../../main/core/publications/opening-of.ts';
import { openingPage } from '../../main/shell/opening-page.ts';
import { summariesOf } from '../../main/core/client-mode/summaries.ts';
import type { World } from './window-bridge.ts';

type Display = RequestOutput<'display.read'>;

export type Format = Display['format'];

/** The three compositions at their true size, with the pitch of a usual panel of each. */
export const formats: Readonly<Record<Format, { readonly width: number; readonly height: number; readonly mmPerPx: number }>> = {
  portrait: { width: 1080, height: 1920, mmPerPx: 0.277 },
  landscape: { width: 1920, height: 1080, mmPerPx: 0.277 },
  counter: { width: 1280, height: 800, mmPerPx: 0.17 },
};

export type WorldOptions = {
  readonly format?: Format;
  /** Fewer pixels, the same composition: 0.5 is a quarter of them. */
  readonly scale?: number;
  readonly role?: ContentDocument['role'];
  readonly tier?: Display['tier'];
  readonly phase?: World['phase'];
  readonly settings?: Partial<ContentDocument['settings']>;
  readonly isDaylight?: boolean;
  readonly isMeasured?: boolean;
  readonly phoneUrl?: string;
  readonly formTicket?: string;
  readonly codeAnswers?: World['codeAnswers'];
  readonly slotSource?: SlotsAnswer['source'];
};

/** What the atelier made on this machine. */
export const builtFolder = new URL('../../assets/built/', import.meta.url).pathname;

/** A demonstration window as its bridge would tell of it, with the assets that are built on this machine. */
export async function aWorld(options: WorldOptions = {}): Promise<World> {
  const { format = 'portrait', scale = 1, role = 'salon', tier = 'still', phase = 'ready' } = options;
  const content = demonstrationContent({ boutiqueId: 'geneve', role });
  const document: ContentDocument = { ...content, settings: { ...content.settings, ...options.settings } };
  const { assets, files } = builtAssets();
  const cards = demonstrationClients(new Date()).filter((client) => client.boutiqueId === 'geneve').map((client) => client.card);
  return {
    phase,
    published: { number: 1, document, assets, sealingKey: await aSealingKey(), phoneUrl: options.phoneUrl ?? null },
    display: { format, tier, mmPerPx: options.isMeasured === false ? null : formats[format].mmPerPx / scale, isDaylight: options.isDaylight ?? false },
    cards,
    clients: summariesOf(cards, new Date()),
    pin: '4810',
    advisor: { id: 'claire-m', givenName: 'Claire' },
    codeAnswers: options.codeAnswers ?? [],
    formTicket: options.formTicket ?? null,
    slots: someSlots(options.slotSource ?? 'hub'),
    files,
  };
}

/** The window's page as the shell serves it to this world, its assets where a browser finds them. */
export function pageOf({ published: { document, assets }, display, files }: World, page: string): string {
  const fileOf = (sum: string): string => files[sum] ?? 'missing';
  return openingPage(page, openingOf(document, assets, (sum) => readFileSync(join(builtFolder, fileOf(sum)), 'utf8')), display.format, (sum) => `/built/${fileOf(sum)}`);
}

function builtAssets(): { readonly assets: Readonly<Record<string, string>>; readonly files: Readonly<Record<string, string>> } {
  const assets: Record<string, string> = {};
  const files: Record<string, string> = {};
  for (const folder of ['models', 'stills']) {
    for (const name of readFolder(join(builtFolder, folder))) {
      const sum = hash('sha256', readFileSync(join(builtFolder, folder, name)));
      assets[`${folder}/${name}`] = sum;
      files[sum] = `${folder}/${name}`;
    }
  }
  return { assets, files };
}

/** What was never built is not there; scenes do without. */
function readFolder(path: string): readonly string[] {
  try {
    return readdirSync(path).filter((name) => /\.(glb|json|webp)$/.test(name));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}

async function aSealingKey(): Promise<World['published']['sealingKey']> {
  const { publicKey } = await crypto.subtle.generateKey({ name: 'ECDH', namedCurve: 'P-256' }, true, ['deriveBits']);
  const raw = new Uint8Array(await crypto.subtle.exportKey('raw', publicKey));
  return { id: 'test-1', publicKey: Buffer.from(raw).toString('base64') };
}

/** Fourteen days from today: Sundays closed, Wednesdays full, the others with the hours that are left. */
function someSlots(source: SlotsAnswer['source']): SlotsAnswer {
  const today = new Date();
  const days = Array.from({ length: 14 }, (_, index) => {
    const day = new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth(), today.getUTCDate() + index));
    const date = day.toISOString().slice(0, 10);
    const isOpen = day.getUTCDay() !== 0 && day.getUTCDay() !== 3;
    const hours = isOpen ? [9, 9.5, 10, 11, 11.5, 13, 13.5, 14, 15, 15.5, 16, 16.5, 17].slice(index === 0 ? 8 : 0) : [];
    return { date, slots: hours.map((hour) => ({ startsAt: new Date(day.getTime() + hour * 3_600_000).toISOString(), minutes: 45 })) };
  });
  return { source, asOf: source === 'hub' ? today.toISOString() : null, days };
}
