import { v7 } from 'uuid';
import { visitId } from '#contract/ids.ts';
import type { SceneName } from '#contract/window-api.ts';
import type { VisitId, WatchId } from '#domain/ids.ts';
import type { Counters } from './counters.ts';

/** Visits are counted, never followed: a visit has an id for as long as it lasts, and nothing is written under it. */
export type Visits = {
  readonly begin: () => VisitId;
  readonly enter: (scene: SceneName, watch: WatchId | null) => void;
  readonly end: (visit: VisitId, reason: 'curtain' | 'idle' | 'left') => void;
  readonly scene: () => SceneName | null;
};

export function createVisits(counters: Counters): Visits {
  const open = new Set<VisitId>();
  let scene: SceneName | null = null;
  return {
    begin: () => {
      const id = visitId.parse(v7());
      open.add(id);
      counters.count('visit');
      return id;
    },
    enter: (entered, watch) => {
      scene = entered;
      counters.count(`scene/${entered}`);
      if (watch !== null && entered === 'watch') counters.count(`watch/${watch}`);
    },
    end: (visit, reason) => {
      if (open.delete(visit)) counters.count(`visit-ended/${reason}`);
    },
    scene: () => scene,
  };
}
