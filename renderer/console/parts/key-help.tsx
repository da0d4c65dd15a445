import { useEffect, useRef } from 'react';
import { keyHelp } from '../keys.ts';

export function KeyHelp() {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      const isTyping = event.target instanceof HTMLElement && event.target.matches('input, textarea, select');
      if (event.key === '?' && !isTyping && !dialog.current?.open) dialog.current?.showModal();
    };
    window.addEventListener('keydown', pressed);
    return () => window.removeEventListener('keydown', pressed);
  }, []);
  return (
    <>
      <button className="plain" onClick={() => dialog.current?.showModal()}>Keys</button>
      <dialog ref={dialog} aria-labelledby="key-help-title">
        <h2 id="key-help-title">Keys</h2>
        <dl>{keyHelp.map(([key, does]) => [<dt key={key}><kbd>{key}</kbd></dt>, <dd key={does}>{does}</dd>])}</dl>
        <button onClick={() => dialog.current?.close()}>Close</button>
      </dialog>
    </>
  );
}
