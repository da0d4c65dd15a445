import type { CSSProperties } from 'react';
import { directionOf } from '#domain/locale.ts';
import { Lit } from '../../design/lit.tsx';
import { ownName } from './own-name.ts';
import { useScene } from '../scene-context.ts';

/** Type that stands behind the watch, as large as the glass allows: a name, a calibre. Scenes say the same in a heading for those who do not see it. */
export function Behind() {
  const { visit, watchOf, document, locale, display, hand } = useScene();
  const { scene } = visit;
  // On a broad glass the parted movement lies across it and its captions take the margins.
  const isParted = scene.name === 'movement' && hand.explode > 0.5 && display.format === 'portrait';
  if (!isParted && (scene.name !== 'watch' || scene.isSheetOpen)) return null;
  const watch = watchOf(scene.watchId);
  const collection = document.collections.find((entry) => entry.id === watch.collection)?.name;
  const name = scene.name === 'movement' ? watch.calibre : ownName(watch, document);
  return (
    <div className="behind" dir={directionOf(locale)} aria-hidden="true">
      {scene.name === 'watch' && <Lit of={watch.collection} as="p" className="display latin ice collection">{collection}</Lit>}
      <Lit of={name} as="p" className={`display latin ${scene.name === 'movement' ? 'figures' : ''}`}><span className="name" style={{ '--size': sizeOf(name, display.format) } as CSSProperties}>{name}</span></Lit>
    </div>
  );
}

const bounds = { portrait: { width: 900, most: 264 }, landscape: { width: 900, most: 290 }, counter: { width: 640, most: 190 } } as const;

/** The size at which a name spans its part of the glass, and no larger than leaves it above the watch. */
function sizeOf(name: string, format: keyof typeof bounds): number {
  const { width, most } = bounds[format];
  return Math.min(most, Math.round(width / (name.length * 0.52)));
}
