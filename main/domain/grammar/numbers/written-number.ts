/** A number as a text writes it, in figures or in words. */
export type WrittenNumber = {
  readonly value: number;
  /** How many decimals are written: a figure agrees when it rounds to them. */
  readonly decimals: number;
  readonly written: string;
  readonly inFigures: boolean;
};

export function inWords(value: number, written: string): WrittenNumber {
  return { value, decimals: 0, written, inFigures: false };
}

/** Whether a text that writes `number` says the same as `figure`. */
export function agrees(number: WrittenNumber, figure: number): boolean {
  return Math.abs(number.value - figure) <= 0.5 * 10 ** -number.decimals - (number.decimals === 0 ? 0.5 : 0) + 1e-9;
}
