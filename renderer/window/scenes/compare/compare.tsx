import type { Watch } from '#contract/content.ts';
import type { Locale } from '#domain/locale.ts';
import { Lit } from '../../../design/lit.tsx';
import { ownName } from '../../picture/own-name.ts';
import { useScene } from '../../scene-context.ts';
import { WayOn } from '../../way-on.tsx';
import type { SceneOf } from '../scene-of.ts';
import './compare.css';

const maxDifferences = 6;

/** Two watches at one scale; only what differs is said. */
export function Compare({ scene }: { readonly scene: SceneOf<'compare'> }) {
  const { locale, words, watchOf, document } = useScene();
  const [first, second] = [watchOf(scene.watchIds[0]), watchOf(scene.watchIds[1])];
  return (
    <div className="scene compare">
      <Lit of={scene.watchIds.join()} as="h1" className="high display latin"><span>{ownName(first, document)}</span><span>{ownName(second, document)}</span></Lit>
      <div className="low">
        <table className="figures">
          <caption className="small">{words.differ}</caption>
          <tbody>
            {differencesBetween(first, second, locale).map(([term, one, other]) => (
              <tr key={term}><td><span className="small beside" aria-hidden="true">{term}</span>{one}</td><th scope="row" className="small"><span>{term}</span></th><td><span className="small beside" aria-hidden="true">{term}</span>{other}</td></tr>
            ))}
          </tbody>
        </table>
        <WayOn watchIds={[first.id, second.id]} />
      </div>
    </div>
  );
}

/** What the two sheets say differently, term by term. */
function differencesBetween(first: Watch, second: Watch, locale: Locale): readonly (readonly [string, string, string])[] {
  return first.specifications.flatMap((entry): [string, string, string][] => {
    const other = second.specifications.find((candidate) => candidate.term.fr === entry.term.fr);
    return other && other.value.fr !== entry.value.fr ? [[entry.term[locale], entry.value[locale], other.value[locale]]] : [];
  }).slice(0, maxDifferences);
}
