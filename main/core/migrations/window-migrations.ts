import { keepAWindow } from './0001-keep-a-window.ts';
import { borrowSlots } from './0002-borrow-slots.ts';

/** The steps of a window's database. */
export const windowMigrations = [keepAWindow, borrowSlots] as const;
