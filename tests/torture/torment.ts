import { setTimeout as pause } from 'node:timers/promises';
import type { Chance } from './random.ts';

type Server = { readonly kill: () => Promise<void>; readonly start: () => Promise<void> };

/** Kills a server and starts it again until it is told to stop; then it is there, and the answer is how often. */
export function torment(server: Server, chance: Chance): { readonly end: () => Promise<number> } {
  let isOver = false;
  const running = (async () => {
    let kills = 0;
    while (!isOver) {
      await pause(chance.between(200, 4000));
      await server.kill();
      kills += 1;
      await pause(chance.between(0, 500));
      await server.start();
    }
    return kills;
  })();
  return {
    end: () => {
      isOver = true;
      return running;
    },
  };
}
