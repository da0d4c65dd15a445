/** A model that is not taken in, with a sentence for whoever brought it; caught once, where the outcome is told. */
export class ModelRefused extends Error {
  override readonly name = 'ModelRefused';
  /** For a log, which never holds what a file says of itself. */
  readonly code: string;

  constructor(code: string, sentence: string) {
    super(sentence);
    this.code = code;
  }
}

/** A name from a file, fit to be shown: printable, short, in quotes. */
export function quoted(name: unknown, most = 60): string {
  const text = typeof name === 'string' ? name : String(name);
  return `“${text.replaceAll(/[\p{C}\p{Zl}\p{Zp}]/gu, '').slice(0, most)}”`;
}

export function inThousands(count: number): string {
  return count.toLocaleString('en-GB', { maximumFractionDigits: 0 });
}
