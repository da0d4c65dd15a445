import { readVisitorCode } from '#domain/visitor-code/visitor-code.ts';
import { afterKey } from '../../../design/keyboard/after-key.ts';
import { Keyboard } from '../../../design/keyboard/keyboard.tsx';
import { Lit } from '../../../design/lit.tsx';
import { Verb } from '../../../design/verb.tsx';
import { useScene } from '../../scene-context.ts';

type Parts = { readonly typed: string; readonly said: string; readonly onType: (text: string) => void; readonly onDone: () => void };

/** Sixteen letters, shown in the groups they were given in. */
export function TypeCode({ typed, said, onType, onDone }: Parts) {
  const { words, locale, display } = useScene();
  const letters = [...typed.toUpperCase().replaceAll(/[^0-9A-Z]/g, '')].slice(0, 16);
  const write = (text: string) => onType(text.slice(0, 40));
  return (
    <div className="scene by-code">
      <div className="low form">
        <Lit of={words.typeCode} as="h1" className="display ice">{words.typeCode}</Lit>
        <label className="field code-field">
          <span className="small">{words.typeCodeHow}</span>
          <input name="code" value={(letters.join('').match(/.{1,4}/g) ?? []).join(' ')} readOnly inputMode="none" autoComplete="off" spellCheck={false} dir="ltr" aria-label={words.typeCode} onKeyDown={(event) => write(afterKey(event.key, letters.join('')))} />
        </label>
        <p className="small said" role="status">{said}</p>
        <Keyboard writing="code" locale={locale} isLow={display.format !== 'portrait'} text={letters.join('')} words={words.keyboard} onWrite={write} onDone={onDone} />
        <nav className="code-ways"><Verb isFirst isDisabled={readVisitorCode(typed) === null} onDo={onDone}>{words.openCode}</Verb></nav>
      </div>
    </div>
  );
}
