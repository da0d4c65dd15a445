import { useState, type FormEvent } from 'react';
import { pieceSerial } from '#contract/ids.ts';
import type { TagFile } from '#contract/tag-record.ts';
import { askHub } from '../hub.ts';
import type { Me } from '../me.ts';
import { Field } from '../parts/section.tsx';

/** The tag that lies under a piece: a file to write to it, which names the piece and proves nothing. */
export function IssueTag({ me }: { readonly me: Me }) {
  const [serial, setSerial] = useState<string>(me.pieces[0]?.serial ?? '');
  const [words, setWords] = useState<string | null>(null);
  const [file, setFile] = useState<TagFile | null>(null);
  const nameOf = (id: string) => me.watches.find((watch) => watch.id === id)?.name ?? id;
  const issue = async (event: FormEvent) => {
    event.preventDefault();
    const piece = pieceSerial.safeParse(serial);
    if (!piece.success) return;
    const answer = await askHub('tags.issue', { serial: piece.data });
    setFile(answer.outcome === 'answered' ? answer.value.file : null);
    setWords(answer.outcome === 'answered' ? null : answer.outcome === 'refused' ? answer.words : 'The hub does not answer. No tag was issued.');
  };
  return (
    <>
      <form className="row" onSubmit={(event) => void issue(event)}>
        <Field label="Piece"><select value={serial} onChange={(event) => setSerial(event.target.value)}>{me.pieces.map((piece) => <option key={piece.serial} value={piece.serial}>{piece.serial} · {nameOf(piece.watchId)}</option>)}</select></Field>
        <button>Make its file</button>
      </form>
      {words && <p className="trouble" role="alert">{words}</p>}
      {file && (
        <p className="said" role="status">
          The tag of {file.serial}: <a download={`${file.serial}.json`} href={`data:application/json,${encodeURIComponent(JSON.stringify(file, null, 2))}`}>save its file</a> and write it to an NTAG 21x on the cushion or the strap, never under steel.
        </p>
      )}
    </>
  );
}
