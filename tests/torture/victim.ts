import { setTimeout as pause } from 'node:timers/promises';

export type Mortal = {
  /** Ends what runs, as it is, in the middle of its start too; done when it is gone. */
  readonly kill: () => Promise<void>;
  /** Done when it is ready; throws when it ended before. */
  readonly start: () => Promise<void>;
};

/** A running process that is killed whatever it is doing, its own start included, and comes back each time. */
export type Victim = {
  readonly name: string;
  readonly kills: () => number;
  /** False while there is no process to kill. */
  readonly isThere: () => boolean;
  /** Kills it now, and lets it come back after `downMs`. Only when it is there. */
  readonly strike: (downMs: number) => Promise<void>;
  /** Waits until it is ready. Throws when it did not come back by itself. */
  readonly back: () => Promise<void>;
};

export function createVictim(name: string, mortal: Mortal): Victim {
  let kills = 0;
  let isThere = true;
  let coming: Promise<Error | null> = Promise.resolve(null);
  const comeBack = async (downMs: number, life: number): Promise<Error | null> => {
    await pause(downMs);
    isThere = true;
    try {
      await mortal.start();
      return null;
    } catch (error) {
      // Struck meanwhile: that start was never to be finished.
      return kills === life ? new Error(`${name} did not come back`, { cause: error }) : null;
    }
  };
  return {
    name,
    kills: () => kills,
    isThere: () => isThere,
    strike: async (downMs) => {
      kills += 1;
      isThere = false;
      await mortal.kill();
      await coming;
      coming = comeBack(downMs, kills);
    },
    back: async () => {
      const error = await coming;
      if (error !== null) throw error;
    },
  };
}
