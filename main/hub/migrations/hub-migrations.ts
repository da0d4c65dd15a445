import { keepAMaison } from './0001-keep-a-maison.ts';
import { keepErasures } from './0002-keep-erasures.ts';
import { keepRefusedLinks } from './0003-keep-refused-links.ts';
import { askForASecondYes } from './0004-ask-for-a-second-yes.ts';
import { keepModels } from './0005-keep-models.ts';
import { findCardLooks } from './0006-find-card-looks.ts';

/** The steps of the hub's own database. */
export const hubMigrations = [keepAMaison, keepErasures, keepRefusedLinks, askForASecondYes, keepModels, findCardLooks] as const;
