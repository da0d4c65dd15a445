import { useState } from 'react';
import type { Locale } from '#domain/locale.ts';
import { layersFor, type Writing } from './layouts.ts';

export type KeyboardWords = { readonly erase: string; readonly space: string; readonly capitals: string; readonly otherLetters: string; readonly done: string };

/** The on-screen keyboard: it never learns, suggests or keeps anything. Names begin with a capital by themselves. */
export function Keyboard({ writing, locale, isLow = false, text, words, onWrite, onDone }: {
  readonly writing: Writing;
  readonly locale: Locale;
  /** On a glass broader than high. */
  readonly isLow?: boolean;
  readonly text: string;
  readonly words: KeyboardWords;
  readonly onWrite: (text: string) => void;
  readonly onDone: () => void;
}) {
  const layers = layersFor(writing, locale, isLow);
  const [layer, setLayer] = useState(0);
  const [isCapital, setCapital] = useState<boolean | null>(null);
  const begins = (writing === 'name' && /(^|[\s'-])$/.test(text)) || (writing === 'sentence' && text === '');
  const capital = isCapital ?? begins;
  const write = (letter: string) => {
    setCapital(null);
    onWrite(text + (capital ? letter.toLocaleUpperCase(locale) : letter));
  };
  const rows = layers[layer % layers.length] ?? [];
  const hasCase = writing === 'name' || writing === 'sentence';
  return (
    <div className="keyboard" data-writing={writing} dir={locale === 'ar' && layer === 0 && hasCase ? 'rtl' : 'ltr'}>
      {rows.map((row) => (
        <div className="keys" key={row}>
          {[...row].map((letter, index) => <button type="button" key={`${letter}${index}`} onClick={() => write(letter)}>{capital ? letter.toLocaleUpperCase(locale) : letter}</button>)}
        </div>
      ))}
      <div className="keys">
        {hasCase && <button type="button" className="wide" aria-pressed={capital} aria-label={words.capitals} onClick={() => setCapital(!capital)}>A</button>}
        {layers.length > 1 && <button type="button" className="wide" aria-label={words.otherLetters} onClick={() => setLayer((layer + 1) % layers.length)}>{(layers[(layer + 1) % layers.length]?.[0] ?? '').slice(0, 3)}</button>}
        {hasCase && <button type="button" className="space" aria-label={words.space} onClick={() => onWrite(`${text} `)}>{words.space}</button>}
        <button type="button" className="wide" onClick={() => onWrite([...text].slice(0, -1).join(''))}>{words.erase}</button>
        <button type="button" className="wide done" onClick={onDone}>{words.done}</button>
      </div>
    </div>
  );
}
