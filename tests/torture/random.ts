/** The same numbers for the same seed (mulberry32): a run that found something can be run again. */
export type Chance = {
  /** From 0 to 1, exclusive. */
  readonly next: () => number;
  readonly between: (least: number, most: number) => number;
  readonly pick: <Choice>(choices: readonly [Choice, ...Choice[]]) => Choice;
};

export function chanceFrom(seed: number): Chance {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  return {
    next,
    between: (least, most) => least + next() * (most - least),
    pick: (choices) => choices[Math.floor(next() * choices.length)] ?? choices[0],
  };
}
