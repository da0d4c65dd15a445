import { useState } from 'react';
import type { WindowView } from '#contract/console-api.ts';
import { askHub, type HubAnswer } from '../hub.ts';
import { boutiqueName, type Me } from '../me.ts';
import { Age } from '../parts/age.tsx';
import { AskFirst } from '../parts/ask-first.tsx';
import { boutiqueDay } from '../parts/boutique-day.ts';
import { Section } from '../parts/section.tsx';
import { useAnswer, type Trouble } from '../use-answer.ts';
import { Changes, PreviewGlass } from './publication-preview.tsx';
import { WindowFacts } from './window-facts.tsx';
import { WindowState } from './window-state.tsx';

type WindowPageParts = { readonly me: Me; readonly entry: WindowView; readonly now: string; readonly trouble: Trouble | null; readonly onPublished: () => Promise<void> };

/** One window: what is on its glass beside what would be, how it is, and the button that publishes. */
export function WindowPage({ me, entry, now, trouble, onPublished }: WindowPageParts) {
  const [words, setWords] = useState<string | null>(null);
  const preview = useAnswer('publications.preview', { windowId: entry.id }, 15_000);
  const history = useAnswer('publications.list', { windowId: entry.id }, 15_000);
  const boutique = me.boutiques.find((each) => each.id === entry.boutiqueId);

  const tell = async <Value,>(answer: HubAnswer<Value>, done: (value: Value) => string) => {
    setWords(answer.outcome === 'answered' ? done(answer.value) : answer.outcome === 'refused' ? answer.words : 'The hub does not answer. Nothing was changed.');
    await Promise.all([onPublished(), history.refresh(), preview.refresh()]);
  };
  const publish = async () => tell(await askHub('publications.publish', { windowIds: [entry.id] }), ({ published: [done], refused: [refused] }) => (
    done ? `Publication ${done.number} is on its way.` : `Not published. ${refused?.findings.map((found) => `${found.rule}: ${found.words}`).join(' ') ?? ''}`
  ));
  const goBack = async (to: number) => tell(await askHub('publications.go-back', { windowId: entry.id, to }), ({ number }) => `Publication ${number} brings back the content of ${to}.`);
  const askPicture = async () => tell(await askHub('windows.ask-screenshot', { windowId: entry.id }), () => 'A picture was asked for; it comes when a public scene is on the glass.');
  const remove = async () => {
    const answer = await askHub('windows.remove', { windowId: entry.id });
    if (answer.outcome !== 'answered') return tell(answer, () => '');
    window.location.hash = 'windows';
    await onPublished();
  };
  const changeCount = preview.value?.changes.length ?? 0;
  // A window that refused a publication may be sent the same content again, under a new number.
  const canPublish = preview.value?.findings.length === 0 && (changeCount > 0 || entry.failed !== null);

  return (
    <Section title={entry.name} trouble={trouble ?? preview.trouble} way={<><a href="#windows">Windows</a> / {boutiqueName(me, entry.boutiqueId)} / {entry.role}</>}
      actions={<><AskFirst label="Remove" question={`Remove ${entry.name}?`} act="Remove it" onAct={() => void remove()}>For a window that was stolen or replaced. The hub refuses it at once; what it delivered stays. It comes back only by a new pairing code.</AskFirst><button onClick={() => void askPicture()}>Ask for a picture</button><a className="button" href={`#settings/window/${entry.id}`}>Settings</a></>}>
      {words && <p className={/^(Not|The hub)/.test(words) ? 'trouble' : 'said'} role="status">{words}</p>}
      <div className="window-page">
        <div>
          <section aria-label="State"><WindowState entry={entry} now={now} isOpenHours={boutique ? boutiqueDay(boutique, now).isOpen : true} /></section>
          <section aria-labelledby="changes-title">
            <h2 id="changes-title">What publishing would change</h2>
            {preview.value && <Changes preview={preview.value} />}
            <div className="actions">
              <button className="first" disabled={!canPublish} onClick={() => void publish()}>Publish</button>
              <span className="quiet small">{canPublish ? `It becomes publication ${entry.desired + 1}.` : ''}</span>
            </div>
          </section>
          <WindowFacts entry={entry} now={now} />
          <section aria-labelledby="publications-title">
            <h2 id="publications-title">Publications</h2>
            <table>
              <thead><tr><th className="figure">Number</th><th>Made</th><th>By</th><th>Name</th><td /></tr></thead>
              <tbody>{(history.value?.publications ?? []).map((item) => (
                <tr key={item.number}><td className="figure">{item.number}</td><td><Age instant={item.madeAt} now={now} /></td><td>{item.by}</td><td className="quiet"><code>{item.sha256.slice(0, 12)}</code></td>
                  <td className="end">{item.number < entry.desired && <button className="plain" onClick={() => void goBack(item.number)} aria-label={`Bring back ${item.number}`}>Bring back</button>}</td></tr>
              ))}</tbody>
            </table>
          </section>
        </div>
        <div className="glasses"><OnTheGlass entry={entry} now={now} />{preview.value && <PreviewGlass preview={preview.value} />}</div>
      </div>
    </Section>
  );
}

function OnTheGlass({ entry: { id, name, screenshot }, now }: { readonly entry: WindowView; readonly now: string }) {
  if (!screenshot) return <figure><div className="no-pane">It has sent no picture yet.</div><figcaption><strong>On the glass</strong></figcaption></figure>;
  return (
    <figure>
      <img className="pane" alt={`What ${name} showed: ${screenshot.scene}`} src={`/console/api/screenshots/${id}?at=${encodeURIComponent(screenshot.takenAt)}`} />
      <figcaption><strong>On the glass</strong>{screenshot.scene}, <Age instant={screenshot.takenAt} now={now} /></figcaption>
    </figure>
  );
}
