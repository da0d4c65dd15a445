import type { Watch } from '#contract/content.ts';
import { Lit } from '../../../design/lit.tsx';
import { Verb } from '../../../design/verb.tsx';
import { useScene } from '../../scene-context.ts';
import { WayOn } from '../../way-on.tsx';

/** The expert's sheet: figures with their sources, limits and care said plainly. */
export function Sheet({ watch, onClose }: { readonly watch: Watch; readonly onClose: () => void }) {
  const { locale, words } = useScene();
  return (
    <div className="scene sheet">
      <Lit of={watch.id} as="h1" className="high display latin">{watch.name}</Lit>
      <div className="low">
      <div className="sheet-body scrolls" tabIndex={0} role="region" aria-label={words.sheet}>
        <dl className="figures">
          {watch.specifications.map((entry) => (
            <div key={entry.term.fr}><dt>{entry.term[locale]}</dt><dd>{entry.value[locale]}</dd><dd className="small">{entry.source}</dd></div>
          ))}
        </dl>
        <div className="sheet-plain">
          <h2 className="small">{words.limits}</h2>
          {watch.limits.map((entry) => <p key={entry.fr}>{entry[locale]}</p>)}
          <h2 className="small">{words.care}</h2>
          {watch.care.map((entry) => <p key={entry.fr}>{entry[locale]}</p>)}
        </div>
      </div>
      <nav className="sheet-ways">
        <WayOn watchIds={[watch.id]} />
        <Verb onDo={onClose}>{words.closeSheet}</Verb>
      </nav>
      </div>
    </div>
  );
}
