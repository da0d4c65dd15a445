import { CodePicture } from '../../design/code-picture.tsx';
import { Lit } from '../../design/lit.tsx';
import { Verb } from '../../design/verb.tsx';
import { useScene } from '../scene-context.ts';

/** The selection leaves as a code on the visitor's own phone; nothing is typed, nothing stays. */
export function Keep() {
  const { words, visit, watchOf, isStreet, document, locale } = useScene();
  const { selection } = visit;
  const told = [document.maison.name, ...selection.map((id) => { const watch = watchOf(id); return `${watch.name}, ${watch.calibre}. ${watch.line[locale]}`; }), `${document.boutique.name}, ${document.boutique.address}, ${document.boutique.phone}`].join('\n');
  return (
    <div className="scene keep">
      <Lit of={words.selection} as="h1" className="display ice keep-title">{words.selection}</Lit>
      <div className="keep-code">
        <CodePicture text={told} label={words.selectionHow} />
        <p className="text">{selection.length === 0 ? words.selectionNone : words.selectionHow}</p>
      </div>
      <nav className="keep-ways">
        {selection.map((id) => <Verb key={id} onDo={() => visit.tell({ type: 'let-go', watchId: id })}><span className="latin">{watchOf(id).name}</span><span className="small aside">{words.letGo}</span></Verb>)}
        {!isStreet && <Verb isFirst onDo={() => visit.go({ name: 'meet', kind: null })}>{words.meet}</Verb>}
        {isStreet && <p className="line latin">{document.boutique.name}<br />{document.boutique.address}</p>}
      </nav>
    </div>
  );
}
