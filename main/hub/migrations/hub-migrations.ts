import { keepAMaison } from './0001-keep-a-maison.ts';
import { keepErasures } from './0002-keep-erasures.ts';

/** The steps of the hub's own database. */
export const hubMigrations = [keepAMaison, keepErasures] as const;
