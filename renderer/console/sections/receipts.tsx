import { useState } from 'react';
import type { ReceiptBody } from '#contract/receipt.ts';
import { askHub } from '../hub.ts';
import { Moment } from '../parts/age.tsx';
import { AskFirst } from '../parts/ask-first.tsx';
import { Filter, holdsWords } from '../parts/filter.tsx';
import { Empty, Section } from '../parts/section.tsx';
import { State } from '../parts/state.tsx';
import { useAnswer } from '../use-answer.ts';

export function Receipts() {
  const { value, trouble } = useAnswer('receipts.list', {}, 5000);
  const [filter, setFilter] = useState('');
  const [said, setSaid] = useState<{ readonly name: string; readonly file: string } | string | null>(null);
  const fetchFile = async (id: ReceiptBody['id']) => {
    const answer = await askHub('receipts.export', { id });
    if (answer.outcome === 'answered') setSaid(answer.value);
    else setSaid(answer.outcome === 'refused' ? answer.words : 'The hub does not answer.');
  };
  const erase = async (subject: ReceiptBody['subjectId']) => {
    const answer = await askHub('persons.erase', { subjectId: subject });
    setSaid(answer.outcome === 'answered' ? 'Erased: nothing here says any more who that was. The receipts stay.' : answer.outcome === 'refused' ? answer.words : 'The hub does not answer.');
  };
  const shown = (value?.receipts ?? []).filter(({ receipt: { body }, isSignatureRight }) => holdsWords([body.kind, body.purposeId, body.channel, body.textVersion, body.locale, body.id, body.boutiqueId, isSignatureRight ? 'right' : 'wrong'], filter));
  return (
    <Section title="Receipts" trouble={trouble} actions={<Filter of="receipts" value={filter} onChange={setFilter} />}>
      {said && <p className="said" role="status">{typeof said === 'string' ? said : <><a download={said.name} href={`data:application/json,${encodeURIComponent(said.file)}`}>Save {said.name}</a>. <code>npm run receipt -- verify</code> says whether a byte of it was changed.</>}</p>}
      {value?.receipts.length === 0 && <Empty title="No receipt has arrived yet.">Each yes, no and withdrawal at a window leaves one, signed by that window, with the text as it was shown.</Empty>}
      {value && value.receipts.length > 0 && (
        <table>
          <thead><tr><th>Captured</th><th>What</th><th>Purpose</th><th>Channel</th><th>Text</th><th>Language</th><th className="figure">Kept</th><th>Signature</th><th>Receipt</th><td /></tr></thead>
          <tbody>{shown.map(({ receipt: { body }, isSignatureRight }) => (
            <tr key={body.id}>
              <td><Moment instant={body.capturedAt} /></td><td>{body.kind}</td><td>{body.purposeId}</td><td className="quiet">{body.channel ?? '–'}</td>
              <td className="quiet once">{body.textVersion}</td><td className="quiet">{body.locale}</td><td className="figure quiet once">{body.retentionMonths} months</td>
              <td><State tone={isSignatureRight ? 'good' : 'bad'}>{isSignatureRight ? 'right' : 'wrong'}</State></td><td className="quiet"><code>{body.id.slice(-12)}</code></td>
              <td className="end"><button className="plain" data-row aria-label={`Export the receipt ${body.id.slice(-12)}`} onClick={() => void fetchFile(body.id)}>Export</button>
                {body.kind === 'notice' && <AskFirst label="Erase person" question="Erase this person for ever?" act="Erase" onAct={() => void erase(body.subjectId)}>Name, contacts, card and words go, here, in every back-up of the book, on windows and in the CRM’s own copy. Meetings to come are cancelled. It cannot be taken back.</AskFirst>}</td>
            </tr>
          ))}</tbody>
        </table>
      )}
    </Section>
  );
}
