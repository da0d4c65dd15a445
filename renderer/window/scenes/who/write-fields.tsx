import { useState, type CSSProperties } from 'react';
import { isPossiblePhoneNumber, isSupportedCountry } from 'libphonenumber-js/min';
import type { FormField } from '#domain/visit/fields-to-ask.ts';
import { afterKey } from '../../../design/keyboard/after-key.ts';
import { Keyboard } from '../../../design/keyboard/keyboard.tsx';
import type { Writing } from '../../../design/keyboard/layouts.ts';
import { useScene } from '../../scene-context.ts';
import { looksLikeEmail } from '../../visit/visitor-draft.ts';

const writings: Readonly<Record<FormField, Writing>> = { givenName: 'name', familyName: 'name', email: 'email', phone: 'phone', expectation: 'sentence' };

type Parts<Field extends FormField> = {
  readonly order: readonly Field[]; readonly written: Readonly<Record<Field, string>>; readonly onWrite: (change: Partial<Record<Field, string>>) => void;
  /** Said beneath what is being written, in place of each field's own reason. */
  readonly reason?: string;
};

/** The fields a person writes in, one in the light, with the keyboard it wants; a doubt is said, nothing is refused. */
export function WriteFields<Field extends FormField>({ order, written, onWrite, reason }: Parts<Field>) {
  const { locale, words, document, display } = useScene();
  const [chosen, setAt] = useState<Field | null>(null);
  const labels: Readonly<Record<FormField, string>> = words;
  const at = chosen ?? order[0];
  if (at === undefined) return null;
  const next = () => setAt(order[(order.indexOf(at) + 1) % order.length] ?? at);
  // One field's text is a change of that field alone.
  const write = (name: Field, text: string) => onWrite({ [name]: text } as Partial<Record<Field, string>>);
  const doubtOf = (name: Field): string | null => (isDoubtful(name, written[name], document.boutique.country) ? words.doubt[name === 'email' ? 'email' : 'phone'] : null);
  const wordsFor = (name: Field): string => doubtOf(name) ?? reason ?? reasonFor(name, words.why);
  return (
    <>
      <div className="writing" aria-hidden="true">
        <p className="written" style={{ '--letters': Math.max(7, [...written[at]].length) } as CSSProperties}><bdi dir={directionOfField(at)}>{written[at]}<i className="nib" /></bdi></p>
        <p className="small">{wordsFor(at)}</p>
      </div>
      <div className="fields">
        {order.map((name) => (
          <label key={name} className="field" data-writing={at === name} data-doubt={doubtOf(name) !== null}>
            <span className="small">{labels[name]}</span>
            <input name={name} value={written[name]} readOnly inputMode="none" autoComplete="off" spellCheck={false} dir={directionOfField(name)} aria-current={at === name || undefined} aria-description={wordsFor(name)}
              onFocus={() => setAt(name)} onPointerDown={() => setAt(name)} onKeyDown={(event) => write(name, afterKey(event.key, written[name]))} />
          </label>
        ))}
      </div>
      <Keyboard key={at} writing={writings[at]} locale={locale} isLow={display.format !== 'portrait'} text={written[at]} words={words.keyboard} onWrite={(text) => write(at, text)} onDone={next} />
    </>
  );
}

/** Addresses and numbers run from left to right in every script. */
function directionOfField(name: FormField): 'ltr' | 'auto' {
  return name === 'email' || name === 'phone' ? 'ltr' : 'auto';
}

/** What seems unfinished. The boutique's country is what a number without a prefix is read by. */
function isDoubtful(name: FormField, text: string, country: string): boolean {
  if (text === '') return false;
  if (name === 'email') return !looksLikeEmail(text);
  return name === 'phone' && !isPossiblePhoneNumber(text, isSupportedCountry(country) ? country : undefined);
}

function reasonFor(name: FormField, why: { readonly name: string; readonly contact: string; readonly expectation: string }): string {
  if (name === 'expectation') return why.expectation;
  return name === 'email' || name === 'phone' ? why.contact : why.name;
}
