import type { Localized } from '../locale.ts';

/** What the grammar reads of a content document; any document of the contract fits. */
export type JudgedContent = {
  readonly role: 'street' | 'salon' | 'counter';
  readonly settings: { readonly featuredWatchId: string; readonly attractLine: Localized; readonly showPrices: boolean };
  readonly boutique: { readonly offers: readonly { readonly kind: string; readonly name: Localized }[] };
  readonly collections: readonly { readonly id: string; readonly name: string; readonly line: Localized }[];
  readonly watches: readonly JudgedWatch[];
  readonly paths: readonly JudgedPath[];
  readonly purposes: readonly { readonly id: string; readonly text: Localized }[];
  readonly notice: { readonly text: Localized };
};

export type JudgedWatch = {
  readonly id: string;
  readonly collection: string;
  readonly name: string;
  readonly calibre: 'SV28C' | 'SV21T' | 'SV28L' | 'SV28F';
  readonly complication: Localized;
  readonly line: Localized;
  readonly chapters: readonly { readonly id: string; readonly title: Localized; readonly sentence: Localized }[];
  readonly specifications: readonly { readonly term: Localized; readonly value: Localized }[];
  readonly limits: readonly Localized[];
  readonly care: readonly Localized[];
  readonly caseMm: { readonly width: number; readonly lugToLug: number; readonly thickness: number };
  readonly options: readonly { readonly variant: string; readonly name: Localized }[];
};

export type JudgedPath = {
  readonly id: string;
  readonly title: Localized;
  readonly picks: readonly { readonly watchId: string; readonly reason: Localized }[];
};
