import { useState } from 'react';
import { Verb } from '../../../design/verb.tsx';
import { request } from '../../bridge.ts';
import { useScene } from '../../scene-context.ts';
import { fill } from '../../words/words.ts';

const keys = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '←', '0', '·'] as const;
const maxDigits = 8;

export function PinPad({ triesLeft, onClose }: { readonly triesLeft: number; readonly onClose: () => void }) {
  const { words } = useScene();
  const [pin, setPin] = useState('');
  const [wrongLeft, setWrongLeft] = useState<number | null>(null);
  const [isTrying, setTrying] = useState(false);
  const send = async () => {
    if (pin.length < 4 || isTrying) return;
    setTrying(true);
    const answer = await request('clients.unlock', { pin });
    setTrying(false);
    setPin('');
    if (answer.ok && answer.value.outcome === 'wrong-pin') setWrongLeft(answer.value.triesLeft);
  };
  const press = (key: (typeof keys)[number]) => {
    if (key === '·') return void send();
    setPin(key === '←' ? pin.slice(0, -1) : (pin + key).slice(0, maxDigits));
  };
  return (
    <div className="scene advisor pin">
      <div className="low">
        <h1 className="display ice">{words.pin}</h1>
        <div className="pin-dots" role="status" aria-label={String(pin.length)}>{Array.from({ length: maxDigits }, (_dot, index) => <i key={index} data-lit={index < pin.length} />)}</div>
        <p className="text" role="status">{wrongLeft !== null || triesLeft < 5 ? fill(words.wrongPin, { count: String(wrongLeft ?? triesLeft) }) : ''}</p>
        <div className="pin-keys" dir="ltr">
          {keys.map((key) => <button type="button" key={key} aria-label={key === '·' ? words.goOn : key === '←' ? words.keyboard.erase : key} disabled={key === '·' && pin.length < 4} onClick={() => press(key)}>{key === '·' ? words.goOn : key === '←' ? words.keyboard.erase : key}</button>)}
        </div>
        <nav className="advisor-ways"><Verb onDo={onClose}>{words.back}</Verb></nav>
      </div>
    </div>
  );
}
