/** Content lines of RFC 5545, 3.1: at most 75 octets each, folded between characters, ended by CRLF. */
export function writeLines(lines: readonly string[]): string {
  return lines.map((line) => `${fold(line)}\r\n`).join('');
}

/** A TEXT value (3.3.11). What may not stand in one at all (control characters) is left out. */
export function textValue(text: string): string {
  return text.split(/\r\n?|\n/).map((line) => line.replaceAll(/\p{Cc}/gu, '').replaceAll(/[\\;,]/g, (sign) => `\\${sign}`)).join('\\n');
}

/** A parameter's value, always quoted: it may hold neither quotes nor line ends (3.2). */
export function parameterValue(text: string): string {
  return `"${text.replaceAll('"', '’').replaceAll(/\p{Cc}+/gu, ' ')}"`;
}

const longestLineOctets = 75;

function fold(line: string): string {
  const parts: string[] = [];
  let [part, octets] = ['', 0];
  for (const character of line) {
    const more = octetsOf(character);
    if (octets + more > longestLineOctets) {
      parts.push(part);
      // The blank that begins a folded line counts.
      [part, octets] = ['', 1];
    }
    part += character;
    octets += more;
  }
  return [...parts, part].join('\r\n ');
}

/** Octets of one character in UTF-8. */
function octetsOf(character: string): number {
  const point = character.codePointAt(0) ?? 0;
  if (point < 0x80) return 1;
  if (point < 0x800) return 2;
  return point < 0x10000 ? 3 : 4;
}
