import { useState } from 'react';
import type { ConsoleOutput } from '#contract/console-api.ts';
import { directionOf, type Locale } from '#domain/locale.ts';
import { changeInWords } from '../parts/change-words.ts';
import { Findings } from '../parts/findings.tsx';
import { localeNames } from '../parts/locale-names.ts';

type Preview = ConsoleOutput<'publications.preview'>;

/** Where the window's next document differs from the one it was last sent, and what the grammar says against it. */
export function Changes({ preview: { changes, findings, document } }: { readonly preview: Preview }) {
  if (changes.length === 0) return <p className="quiet">Nothing: it was sent all that is saved.</p>;
  return (
    <>
      {findings.length > 0 && <Findings findings={findings} />}
      <table className="changes">
        <thead><tr><th>What</th><th>Was</th><th>Becomes</th></tr></thead>
        <tbody>{changes.map((change) => {
          const { where, before, after } = changeInWords(change, document);
          return <tr key={change.where}><td>{where}</td><td>{before === null ? '–' : <del>{before}</del>}</td><td>{after ?? '–'}</td></tr>;
        })}</tbody>
      </table>
    </>
  );
}

/** The attract scene in words: featured watch, its hour, its line, in each language the window speaks. */
export function PreviewGlass({ preview: { document } }: { readonly preview: Preview }) {
  const { settings, watches } = document;
  const [chosen, setChosen] = useState<Locale | null>(null);
  const locale = chosen && settings.locales.includes(chosen) ? chosen : (settings.locales[0] ?? 'fr');
  const featured = watches.find((watch) => watch.id === settings.featuredWatchId);
  return (
    <figure>
      <div className="glass" data-mood={featured?.collection ?? 'arete'} data-testid="preview" dir={directionOf(locale)}><p lang={locale}>{settings.attractLine[locale]}</p><small>{featured?.name}</small></div>
      <figcaption>
        <strong>If it were published now</strong>
        <select aria-label="Language of the preview" value={locale} onChange={(event) => setChosen(settings.locales.find((entry) => entry === event.target.value) ?? null)}>
          {settings.locales.map((entry) => <option key={entry} value={entry} lang={entry}>{localeNames[entry]}</option>)}
        </select>
      </figcaption>
    </figure>
  );
}
