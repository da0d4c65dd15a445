/** Crockford's base32: no I, L, O or U. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const letterCount = 24;
const fingerprintLetters = 16;

export type PairingCode = {
  /** Six groups of four, as the hub made it. */
  readonly text: string;
  /** The first 80 bits of the SHA-256 of the hub's certificate: 20 hexadecimal digits. */
  readonly fingerprintPrefix: string;
};

/** Forgives case, spaces, dashes and letters that look alike; null when it cannot be a pairing code. */
export function readPairingCode(typed: string): PairingCode | null {
  const letters = typed.toUpperCase().replace(/[\s-]/g, '').replace(/[IL]/g, '1').replace(/O/g, '0');
  if (letters.length !== letterCount) return null;
  const values = [...letters].map((letter) => alphabet.indexOf(letter));
  if (values.includes(-1)) return null;
  const bits = values.slice(0, fingerprintLetters).map((value) => value.toString(2).padStart(5, '0')).join('');
  const fingerprintPrefix = (bits.match(/.{4}/g) ?? []).map((four) => Number.parseInt(four, 2).toString(16)).join('');
  return { text: (letters.match(/.{4}/g) ?? []).join('-'), fingerprintPrefix };
}
