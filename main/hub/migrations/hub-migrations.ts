import { keepAMaison } from './0001-keep-a-maison.ts';
import { keepErasures } from './0002-keep-erasures.ts';
import { keepRefusedLinks } from './0003-keep-refused-links.ts';

/** The steps of the hub's own database. */
export const hubMigrations = [keepAMaison, keepErasures, keepRefusedLinks] as const;
