/** Crockford's base32: no I, L, O or U. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const letterCount = 16;

/** 80 bits, drawn where the visitor writes and sealed with what they write: whoever shows them may change or cancel that one appointment. */
export const visitorCodeBytes = letterCount;

/** The code as it is shown and typed: four groups of four. Each random byte gives one letter, its upper bits unused. */
export function writeVisitorCode(random: Uint8Array): string {
  const letters = Array.from(random.subarray(0, letterCount), (byte) => alphabet[byte % alphabet.length]).join('');
  return groupsOf(letters);
}

/** Forgives case, spaces, dashes and letters that look alike; null when it cannot be a code. */
export function readVisitorCode(typed: string): string | null {
  const letters = typed.toUpperCase().replace(/[\s-]/g, '').replace(/[IL]/g, '1').replace(/O/g, '0');
  return letters.length === letterCount && [...letters].every((letter) => alphabet.includes(letter)) ? groupsOf(letters) : null;
}

function groupsOf(letters: string): string {
  return (letters.match(/.{4}/g) ?? []).join('-');
}
