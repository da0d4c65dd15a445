/** Keys that a form needs; every other key, and every key with Ctrl, Alt or Meta, ends at the glass. */
const typingKeys = new Set(['Backspace', 'Delete', 'Tab', 'Enter', 'Escape', 'ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End', 'Shift']);

export type PressedKey = { readonly key: string; readonly control: boolean; readonly alt: boolean; readonly meta: boolean };

export function isKeyAllowed({ key, control, alt, meta }: PressedKey): boolean {
  if (control || alt || meta) return false;
  return [...key].length === 1 || typingKeys.has(key);
}
