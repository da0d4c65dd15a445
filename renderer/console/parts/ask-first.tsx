import { useRef, type ReactNode } from 'react';

type AskFirstParts = { readonly label: string; readonly question: string; readonly children: ReactNode; readonly act: string; readonly onAct: () => void };

/** A button for what cannot be taken back: it says what would happen, and does it on a second press. */
export function AskFirst({ label, question, children, act, onAct }: AskFirstParts) {
  const dialog = useRef<HTMLDialogElement>(null);
  return (
    <>
      <button onClick={() => dialog.current?.showModal()}>{label}</button>
      <dialog ref={dialog} aria-label={question}>
        <h2>{question}</h2>
        <p>{children}</p>
        <div className="actions">
          <button autoFocus onClick={() => dialog.current?.close()}>Keep it</button>
          <button className="bad" onClick={() => { dialog.current?.close(); onAct(); }}>{act}</button>
        </div>
      </dialog>
    </>
  );
}
