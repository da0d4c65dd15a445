import { useState } from 'react';
import { Keyboard } from '../../../design/keyboard/keyboard.tsx';
import { Verb } from '../../../design/verb.tsx';
import { request } from '../../bridge.ts';
import type { Display } from '../../use-window-state.ts';
import { wordsOf } from '../../words/words.ts';
import './pairing.css';

/** A window that belongs to no maison yet: it waits for its code, typed once by whoever installs it. */
export function Pairing({ format }: { readonly format: Display['format'] }) {
  const words = wordsOf('fr');
  const [code, setCode] = useState('');
  const [said, setSaid] = useState<string>(words.pairingHow);
  const pair = async () => {
    const answer = await request('pairing.pair', { code, hubUrl: null });
    if (!answer.ok) return setSaid(words.pairingRefused['hub-away']);
    if (answer.value.outcome === 'refused') setSaid(words.pairingRefused[answer.value.reason]);
  };
  return (
    <div className="glass" data-mood="arete" data-format={format} data-shape={format === 'portrait' ? 'tall' : 'wide'} data-scene="pairing" lang="fr">
      <div className="scene pairing">
        <div className="low">
          <h1 className="display ice">{words.pairing}</h1>
          <p className="line figures latin code" aria-live="polite">{code.toUpperCase().replaceAll(/(.{4})(?=.)/g, '$1 ') || '\u00a0'}</p>
          <p className="text" role="status">{said}</p>
          <Keyboard writing="email" locale="en" text={code} words={words.keyboard} onWrite={(text) => setCode(text.replaceAll(/[^a-zA-Z0-9]/g, '').slice(0, 24))} onDone={() => void pair()} />
          <Verb isFirst isDisabled={code.length < 24} onDo={() => void pair()}>{words.pair}</Verb>
        </div>
      </div>
    </div>
  );
}
