import type { Watch } from './glb/watch.ts';
import { adret, ubac } from './watch/arete.ts';

/** The six watches of Sérac; a watch is drawn only when asked for. */
export const watches: Readonly<Record<string, () => Watch>> = {
  'W-ARE-01': adret,
  'W-ARE-02': ubac,
};
