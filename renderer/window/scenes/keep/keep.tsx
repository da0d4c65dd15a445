import { CodePicture } from '../../../design/code-picture.tsx';
import { Lit } from '../../../design/lit.tsx';
import { Verb } from '../../../design/verb.tsx';
import { useScene } from '../../scene-context.ts';
import './keep.css';

/** The selection leaves as a code on the visitor's own phone; nothing is typed, nothing stays. */
export function Keep() {
  const { words, visit, watchOf, isStreet, document, locale } = useScene();
  const { selection } = visit;
  const told = [document.maison.name, ...selection.map((id) => { const watch = watchOf(id); return `${watch.name}, ${watch.calibre}. ${watch.line[locale]}`; }), `${document.boutique.name}, ${document.boutique.address}, ${document.boutique.phone}`].join('\n');
  return (
    <div className="scene keep">
      <div className="low">
        <Lit of={words.selection} as="h1" className="display ice">{words.selection}</Lit>
        <div className="leaves">
          {selection.length > 0 && <CodePicture text={told} label={words.selectionHow} />}
          <p className="line">{selection.length === 0 ? words.selectionNone : words.selectionHow}</p>
        </div>
        <nav className="keep-ways">
          {selection.map((id) => <Verb key={id} onDo={() => visit.tell({ type: 'let-go', watchId: id })}><span className="latin kept">{watchOf(id).name}</span><span className="small aside">{words.letGo}</span></Verb>)}
          {isStreet
            ? <p className="line latin where">{document.boutique.name}<br />{document.boutique.address}</p>
            : <Verb isFirst onDo={() => visit.go({ name: 'meet', kind: null })}>{words.meet}</Verb>}
        </nav>
      </div>
    </div>
  );
}
