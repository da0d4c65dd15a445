import { useRef } from 'react';
import { Lit } from '../../../design/lit.tsx';
import { Ticks } from '../../../design/ticks.tsx';
import { useScene } from '../../scene-context.ts';
import { pickOf } from '../../picture/stage-direction.ts';
import type { SceneOf } from '../scene-of.ts';
import './room.css';

const sidewaysPx = 60;

/** Paths of life and of craft, never a catalogue: one watch at a time, with its one reason; sideways is the next. */
export function Room({ scene }: { readonly scene: SceneOf<'room'> }) {
  const { document, locale, visit, words, watchOf } = useScene();
  const from = useRef<number | null>(null);
  const path = document.paths.find((entry) => entry.id === scene.pathId) ?? document.paths[0];
  const pick = path?.picks[scene.pick % path.picks.length];
  if (!path || !pick) return null;
  const watch = watchOf(pick.watchId);
  const see = () => visit.go({ name: 'watch', watchId: pickOf(document, path.id, scene.pick), isSheetOpen: false });
  const turn = (by: number) => visit.stay({ ...scene, pick: (scene.pick + by + path.picks.length) % path.picks.length });
  const lifted = (x: number) => {
    // A finger that came down in the scene before belongs to it.
    if (from.current === null) return;
    const moved = x - from.current;
    from.current = null;
    if (Math.abs(moved) > sidewaysPx) return turn(moved < 0 ? 1 : -1);
    see();
  };
  return (
    <div className="scene room">
      <button type="button" className="whole" aria-label={`${words.see}: ${watch.name}`} onPointerDown={(event) => { from.current = event.clientX; }} onPointerUp={(event) => lifted(event.clientX)}
        onKeyDown={(event) => { if (event.key === 'Enter') see(); if (event.key === 'ArrowRight') turn(1); if (event.key === 'ArrowLeft') turn(-1); }} />
      <div className="low">
        <Lit of={path.id} as="h1" className="display ice">{path.title[locale]}</Lit>
        <div className="pick">
          <Lit of={`${path.id} ${watch.id}`} after={250} as="p" className="line">{pick.reason[locale]}</Lit>
          <p className="named"><span className="latin">{watch.name}</span><Ticks count={path.picks.length} at={scene.pick % path.picks.length} /></p>
        </div>
        <div className="paths">
          {(['life', 'craft'] as const).map((kind) => (
            <nav key={kind} aria-label={words[kind]}>
              <p className="small">{words[kind]}</p>
              {document.paths.filter((entry) => entry.kind === kind).map((entry) => (
                <button type="button" className="choice" key={entry.id} aria-pressed={entry.id === path.id} onClick={() => visit.stay({ name: 'room', pathId: entry.id, pick: 0 })}>{entry.title[locale]}</button>
              ))}
            </nav>
          ))}
        </div>
      </div>
    </div>
  );
}
