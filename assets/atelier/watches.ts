import type { Watch } from './glb/watch.ts';
import { adret, ubac } from './watch/arete.ts';
import { bediere } from './watch/bediere.ts';
import { regel, rimaye } from './watch/neve.ts';
import { verrou } from './watch/verrou.ts';

/** The six watches of Sérac; a watch is drawn only when asked for. */
export const watches: Readonly<Record<string, () => Watch>> = {
  'W-MOR-01': verrou,
  'W-MOR-02': bediere,
  'W-NEV-01': regel,
  'W-NEV-02': rimaye,
  'W-ARE-01': adret,
  'W-ARE-02': ubac,
};
