/** A keyboard that is plugged in writes too, letter by letter, without the browser's own editing and its memory. */
export function afterKey(key: string, text: string): string {
  if (key === 'Backspace') return [...text].slice(0, -1).join('');
  return [...key].length === 1 ? text + key : text;
}
