import type { V2 } from '../shape/vector.ts';

/** Where the tourbillon's axis stands: in the middle of the dial's hole, 8.8 below the hands. */
export const tourbillonCentre: V2 = [0, -8.8];
