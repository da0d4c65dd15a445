export function exclamationIn(text: string): string | null {
  return /[!！¡‼⁉]/u.test(text) ? 'an exclamation mark' : null;
}
