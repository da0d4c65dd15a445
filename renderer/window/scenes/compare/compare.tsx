import type { Watch } from '#contract/content.ts';
import type { Locale } from '#domain/locale.ts';
import { Lit } from '../../../design/lit.tsx';
import { Verb } from '../../../design/verb.tsx';
import { ownName } from '../../own-name.ts';
import { useScene } from '../../scene-context.ts';
import type { Words } from '../../words/words.ts';
import type { SceneOf } from '../scene-of.ts';
import './compare.css';

const maxDifferences = 6;

/** Two watches at one scale; only what differs is said. */
export function Compare({ scene }: { readonly scene: SceneOf<'compare'> }) {
  const { locale, words, visit, watchOf, isStreet, document } = useScene();
  const [first, second] = [watchOf(scene.watchIds[0]), watchOf(scene.watchIds[1])];
  return (
    <div className="scene compare">
      <Lit of={scene.watchIds.join()} as="h1" className="high display latin"><span>{ownName(first, document)}</span><span>{ownName(second, document)}</span></Lit>
      <div className="low">
        <table className="figures">
          <caption className="small">{words.differ}</caption>
          <tbody>
            {differencesBetween(first, second, locale, words).map(([term, one, other]) => <tr key={term}><td>{one}</td><th scope="row" className="small">{term}</th><td>{other}</td></tr>)}
          </tbody>
        </table>
        <Verb isFirst onDo={() => visit.go(isStreet ? { name: 'keep' } : { name: 'meet', kind: null })}>{isStreet ? words.keep : words.tryOn}</Verb>
      </div>
    </div>
  );
}

function differencesBetween(first: Watch, second: Watch, locale: Locale, words: Words): readonly (readonly [string, string, string])[] {
  const mm = (value: number) => `${value.toFixed(1)} mm`;
  const sizes: readonly (readonly [string, string, string])[] = [
    [words.diameter, mm(first.caseMm.width), mm(second.caseMm.width)],
    [words.lugToLug, mm(first.caseMm.lugToLug), mm(second.caseMm.lugToLug)],
    [words.thickness, mm(first.caseMm.thickness), mm(second.caseMm.thickness)],
  ];
  const told = first.specifications.flatMap((entry): [string, string, string][] => {
    const other = second.specifications.find((candidate) => candidate.term.fr === entry.term.fr);
    return other ? [[entry.term[locale], entry.value[locale], other.value[locale]]] : [];
  });
  return [...sizes, ...told].filter(([, one, other]) => one !== other).slice(0, maxDifferences);
}
