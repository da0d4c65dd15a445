import { checkComposition } from '../../support/window-composition.ts';

checkComposition('landscape');
