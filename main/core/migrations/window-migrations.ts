import { keepAWindow } from './0001-keep-a-window.ts';
import { borrowSlots } from './0002-borrow-slots.ts';
import { hearWhoReceives } from './0003-hear-who-receives.ts';
import { keepReceiptsOnce } from './0004-keep-receipts-once.ts';

/** The steps of a window's database. */
export const windowMigrations = [keepAWindow, borrowSlots, hearWhoReceives, keepReceiptsOnce] as const;
