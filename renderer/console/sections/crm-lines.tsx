import type { ConnectorStatus } from '#contract/console-api.ts';
import { askHub } from '../hub.ts';
import { AskFirst } from '../parts/ask-first.tsx';
import { timeText } from '../parts/age.tsx';
import { useAnswer } from '../use-answer.ts';

/** The lines from the hub to the maison's CRMs: how each stands, and what waits there for a person. Nothing where the book is the only CRM. */
export function CrmLines() {
  const { value, refresh } = useAnswer('connectors.list', {}, 5000);
  const lookAgain = async () => {
    await askHub('connectors.look-again', {});
    await refresh();
  };
  if (!value || value.connectors.length === 0) return null;
  return (
    <>
      {value.connectors.map((line) => <CrmLine key={line.name} line={line} onLookAgain={() => void lookAgain()} onActed={refresh} />)}
      {value.invented > 0 && <p className="quiet">{value.invented} invented clients of the demonstration stay in this book, with what was booked for them: no CRM hears of them.</p>}
    </>
  );
}

type LineParts = { readonly line: ConnectorStatus; readonly onLookAgain: () => void; readonly onActed: () => Promise<void> };

function CrmLine({ line: { name, state, counts, pulled, parked }, onLookAgain, onActed }: LineParts) {
  const replay = async (id: number) => {
    await askHub('connectors.replay', { name, id });
    await onActed();
  };
  const sendAgain = async () => {
    await askHub('connectors.send-again', { name });
    await onActed();
  };
  return (
    <section aria-label={`CRM ${name}`}>
      <header className="section-head">
        <h2>{name}</h2>
        <div className="actions">
          {state.phase !== 'at-work' && <button onClick={onLookAgain}>Look again</button>}
          {counts.delivered > 0 && <AskFirst label="Send everything again" question={`Send everything to ${name} again?`} act="Send again" onAct={() => void sendAgain()}>
            For a CRM that was put back to an earlier day. What is there already stays as it is.
          </AskFirst>}
        </div>
      </header>
      <p>{counts.delivered} delivered, {counts.waiting} waiting, {counts.parked} parked; {counts.keptTheirs} left as they were corrected there. Read from it: {pulled.madeElsewhere} made there, {pulled.changedElsewhere} changed, {pulled.deletedElsewhere} deleted.</p>
      {state.phase === 'waiting' && <p role="status">{state.because} The hub tries again at {timeText(state.until)}.</p>}
      {state.phase === 'needs-set-up' && <ul role="status">{state.findings.map((finding) => <li key={finding}>{finding}</li>)}</ul>}
      {parked.length > 0 && (
        <table>
          <thead><tr><th>What</th><th>Why</th><th className="figure">Waiting behind it</th><td /></tr></thead>
          <tbody>{parked.map((entry) => (
            <tr key={entry.id}>
              <td>{entry.sort}</td><td>{entry.reason}</td><td className="figure">{entry.waitingBehind}</td>
              <td className="end"><button className="plain" data-row aria-label={`Send this ${entry.sort} to ${name} again`} onClick={() => void replay(entry.id)}>Replay</button></td>
            </tr>
          ))}</tbody>
        </table>
      )}
    </section>
  );
}
