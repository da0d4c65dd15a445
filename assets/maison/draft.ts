import type { input } from 'zod';
import type { contentDocument } from '#contract/content.ts';

/** Content as it is written here, in plain strings, before the contract's schema has made ids out of them. */
export type ContentDraft = input<typeof contentDocument>;

export type WatchDraft = ContentDraft['watches'][number];
export type ChapterDraft = WatchDraft['chapters'][number];
export type SpecificationDraft = WatchDraft['specifications'][number];
export type OptionDraft = WatchDraft['options'][number];
export type CollectionDraft = ContentDraft['collections'][number];
export type PieceDraft = ContentDraft['pieces'][number];
export type PathDraft = ContentDraft['paths'][number];
export type BoutiqueDraft = ContentDraft['boutique'];
export type OfferDraft = BoutiqueDraft['offers'][number];
export type PurposeDraft = ContentDraft['purposes'][number];
export type NoticeDraft = ContentDraft['notice'];
export type SettingsDraft = ContentDraft['settings'];
export type RoleDraft = ContentDraft['role'];
