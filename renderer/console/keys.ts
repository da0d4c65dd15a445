import { useEffect } from 'react';
import { readAddress, sectionNames } from './address.ts';

/** Every key of the console, as its help shows them. */
export const keyHelp: readonly (readonly [string, string])[] = [
  [`1 – ${sectionNames.length}`, 'go to a section'],
  ['↑ ↓', 'move in a list'],
  ['Enter', 'open what is chosen'],
  ['Esc', 'leave a field, then go one level up'],
  ['/', 'filter the list'],
  ['n', 'go to who stands at a window now'],
  ['?', 'show these keys'],
];

/** Listens for the console's keys, wherever nothing is being typed. */
export function useKeys(): void {
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector('dialog[open]')) return;
      if (event.key === 'Escape') return leave(event.target);
      if (!isTyping(event.target) && press(event.key)) event.preventDefault();
    };
    window.addEventListener('keydown', pressed);
    return () => window.removeEventListener('keydown', pressed);
  }, []);
}

function press(key: string): boolean {
  const section = sectionNames[Number(key) - 1];
  if (section) {
    window.location.hash = section;
    return true;
  }
  switch (key) {
    case 'ArrowDown': return moveInList(1);
    case 'ArrowUp': return moveInList(-1);
    case '/': return focusFirst('[data-filter]');
    case 'n': return focusFirst('.standing button');
    default: return false;
  }
}

function moveInList(step: 1 | -1): boolean {
  const rows = [...document.querySelectorAll<HTMLElement>('main [data-row]')];
  const here = document.activeElement?.closest('tr, li, a') ?? null;
  const at = rows.findIndex((row) => row === here || here?.contains(row));
  const next = at === -1 ? rows.at(step === 1 ? 0 : -1) : rows[at + step];
  next?.focus();
  return next !== undefined;
}

function focusFirst(selector: string): boolean {
  const found = document.querySelector<HTMLElement>(selector);
  found?.focus();
  return found !== null;
}

function leave(target: EventTarget | null): void {
  if (isTyping(target) && target instanceof HTMLElement) return target.blur();
  const { section, inside } = readAddress(window.location.hash);
  if (inside.length > 0) window.location.hash = section;
}

function isTyping(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return target.type !== 'checkbox';
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}
