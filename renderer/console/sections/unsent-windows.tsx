import { useState } from 'react';
import type { WindowView } from '#contract/console-api.ts';
import { askHub } from '../hub.ts';

/** The windows that what was just saved can reach: each to be looked at, or all of them published at once. */
export function UnsentWindows({ windows }: { readonly windows: readonly WindowView[] }) {
  const [words, setWords] = useState<string | null>(null);
  if (windows.length === 0) return null;
  const publish = async () => {
    const answer = await askHub('publications.publish', { windowIds: windows.map((entry) => entry.id) });
    if (answer.outcome !== 'answered') return setWords(answer.outcome === 'refused' ? answer.words : 'The hub does not answer. Nothing was published.');
    const { published, refused } = answer.value;
    const nameOf = (id: string) => windows.find((entry) => entry.id === id)?.name ?? id;
    setWords([
      published.length > 0 ? `On its way to ${published.map((entry) => `${nameOf(entry.windowId)} (${entry.number})`).join(', ')}.` : '',
      ...refused.map((entry) => `${nameOf(entry.windowId)} was not published: ${entry.findings.map((found) => `${found.rule}: ${found.words}`).join(' ')}`),
    ].join(' '));
  };
  return (
    <>
      <span className="quiet">See what changes on {windows.map((entry, index) => <span key={entry.id}>{index > 0 && ', '}<a href={`#windows/${entry.id}`}>{entry.name}</a></span>)}</span>
      <button type="button" onClick={() => void publish()}>{windows.length === 1 ? 'Publish it' : `Publish all ${windows.length}`}</button>
      {words && <span role="status">{words}</span>}
    </>
  );
}
