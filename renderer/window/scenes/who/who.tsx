import { useState, type CSSProperties } from 'react';
import { isPossiblePhoneNumber, isSupportedCountry } from 'libphonenumber-js/min';
import { afterKey } from '../../../design/keyboard/after-key.ts';
import { nameOrderOf } from '#domain/person-name.ts';
import { fieldsToAsk, type FormField } from '#domain/visit/fields-to-ask.ts';
import { Keyboard } from '../../../design/keyboard/keyboard.tsx';
import type { Writing } from '../../../design/keyboard/layouts.ts';
import { Lit } from '../../../design/lit.tsx';
import { Verb } from '../../../design/verb.tsx';
import { useScene } from '../../scene-context.ts';
import { looksLikeEmail, mayGoOn, type VisitorDraft } from '../../visit/visitor-draft.ts';
import type { SceneOf } from '../scene-of.ts';
import { OnPhone, OpenOnPhone } from './on-phone.tsx';
import './who.css';

const writings: Readonly<Record<FormField, Writing>> = { givenName: 'name', familyName: 'name', email: 'email', phone: 'phone', expectation: 'sentence' };

/** Few fields, each with its reason; a doubt is said, nobody is refused. */
export function Who({ scene }: { readonly scene: SceneOf<'who'> }) {
  const { draft, setDraft, locale, words, visit, document, display } = useScene();
  const order = fieldsToAsk({ isKnown: draft.knownBy !== null, nameOrder: nameOrderOf(locale) });
  const [at, setAt] = useState<FormField>(order[0] ?? 'givenName');
  const next = () => setAt(order[(order.indexOf(at) + 1) % order.length] ?? at);
  const doubts = doubtsAbout(draft, document.boutique.country);
  const enough = mayGoOn(draft, scene.kind);
  const [phoneAddress, setPhoneAddress] = useState<string | null>(null);
  if (phoneAddress !== null) return <OpenOnPhone address={phoneAddress} />;
  return (
    <div className="scene who">
      <div className="low form">
        <Lit of={words.who} as="h1" className="display ice">{words.who}</Lit>
        <div className="writing" aria-hidden="true">
          <p className="written" style={{ '--letters': Math.max(7, [...draft[at]].length) } as CSSProperties}><bdi dir={directionOfField(at)}>{draft[at]}<i className="nib" /></bdi></p>
          <p className="small">{doubts.has(at) && (at === 'email' || at === 'phone') ? words.doubt[at] : reasonFor(at, words.why)}</p>
        </div>
        <div className="fields">
          {order.map((name) => (
            <label key={name} className="field" data-writing={at === name} data-doubt={doubts.has(name)}>
              <span className="small">{words[name]}</span>
              <input name={name} value={draft[name]} readOnly inputMode="none" autoComplete="off" spellCheck={false} dir={directionOfField(name)} aria-current={at === name || undefined}
                aria-description={doubts.has(name) && (name === 'email' || name === 'phone') ? words.doubt[name] : reasonFor(name, words.why)}
                onFocus={() => setAt(name)} onPointerDown={() => setAt(name)} onKeyDown={(event) => setDraft({ [name]: afterKey(event.key, draft[name]) })} />
            </label>
          ))}
        </div>
        <Keyboard key={at} writing={writings[at]} locale={locale} isLow={display.format !== 'portrait'} text={draft[at]} words={words.keyboard} onWrite={(text) => setDraft({ [at]: text })} onDone={next} />
        <nav className="who-ways">
          <Verb isFirst isDisabled={!enough} onDo={() => visit.go({ name: 'consent', kind: scene.kind, slot: scene.slot })}>{words.goOn}{!enough && <span className="small aside">{scene.kind === 'now' ? words.missingNow : words.missing}</span>}</Verb>
          <OnPhone scene={scene} onOpened={setPhoneAddress} />
        </nav>
      </div>
    </div>
  );
}

/** Addresses and numbers run from left to right in every script. */
function directionOfField(name: FormField): 'ltr' | 'auto' {
  return name === 'email' || name === 'phone' ? 'ltr' : 'auto';
}

/** What seems unfinished. The boutique's country is what a number without a prefix is read by. */
function doubtsAbout(draft: VisitorDraft, country: string): ReadonlySet<FormField> {
  const doubts = new Set<FormField>();
  if (draft.email && !looksLikeEmail(draft.email)) doubts.add('email');
  if (draft.phone && !isPossiblePhoneNumber(draft.phone, isSupportedCountry(country) ? country : undefined)) doubts.add('phone');
  return doubts;
}

function reasonFor(name: FormField, why: { readonly name: string; readonly contact: string; readonly expectation: string }): string {
  if (name === 'expectation') return why.expectation;
  return name === 'email' || name === 'phone' ? why.contact : why.name;
}
