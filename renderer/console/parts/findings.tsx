import type { Finding } from '#contract/console-api.ts';

/** What the maison's grammar says against a text: the rule, the place and the words. */
export function Findings({ findings }: { readonly findings: readonly Finding[] }) {
  if (findings.length === 0) return <p className="good">The grammar has nothing to say against it.</p>;
  return (
    <ul className="findings" role="alert">
      {findings.map((entry) => (
        <li key={`${entry.rule} ${entry.where} ${entry.words}`}><b>{entry.rule}</b> <span className="quiet">{entry.where}</span> {entry.words}</li>
      ))}
    </ul>
  );
}
