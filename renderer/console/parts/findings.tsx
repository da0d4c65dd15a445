import type { Finding } from '#contract/console-api.ts';

/** What the maison's grammar says against a text: the rule, the place and the words. */
export function Findings({ findings }: { readonly findings: readonly Finding[] }) {
  return (
    <ul className="findings" role="alert">
      {findings.map((entry) => (
        <li key={`${entry.rule} ${entry.where} ${entry.words}`}><b>{entry.rule}</b><span>{entry.words} <span className="quiet small">{entry.where}</span></span></li>
      ))}
    </ul>
  );
}
