import { useState } from 'react';
import { Lit } from '../../../design/lit.tsx';
import { useScene } from '../../scene-context.ts';
import './attract.css';

/** The ridge before dawn. The whole glass is one touch. */
export function Attract() {
  const { document, locale, visit, words } = useScene();
  const [isTouched, setTouched] = useState(false);
  const wake = () => {
    setTouched(true);
    visit.go({ name: 'room', ...whereFeatured(document) });
  };
  return (
    <div className="scene attract" data-touched={isTouched}>
      <button type="button" className="whole" aria-label={words.touch} onPointerDown={wake} onKeyDown={(event) => { if (event.key === 'Enter' || event.key === ' ') wake(); }} />
      <p className="high maison latin">{document.maison.name}</p>
      <div className="low"><Lit of={document.settings.attractLine[locale]} as="h1" className="display ice">{document.settings.attractLine[locale]}</Lit></div>
    </div>
  );
}

/** The featured watch, on the first path that leads to it. */
function whereFeatured({ paths, settings }: ReturnType<typeof useScene>['document']): { readonly pathId: string; readonly pick: number } {
  const path = paths.find((entry) => entry.picks.some((pick) => pick.watchId === settings.featuredWatchId)) ?? paths[0];
  const pick = path?.picks.findIndex((entry) => entry.watchId === settings.featuredWatchId) ?? 0;
  return { pathId: path?.id ?? '', pick: Math.max(0, pick) };
}
