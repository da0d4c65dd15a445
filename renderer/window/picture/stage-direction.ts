import type { Chapter, ContentDocument, Mood } from '#contract/content.ts';
import type { WatchId } from '#domain/ids.ts';
import { ridgeOf } from '#domain/publications/ridge.ts';
import type { Scene } from '#domain/visit/visit.ts';
import type { CameraPose, Place, Shot, WatchFormat } from '../../stage/stage.tsx';

export type Direction = {
  readonly shot: Shot;
  readonly mood: Mood;
  readonly place?: Place;
  readonly isTouchable: boolean;
  /** How much of the stage is left to be seen beneath the type: 1 is all of it. */
  readonly light: number;
  readonly warm: readonly string[];
};

export type DirectionFacts = {
  readonly document: ContentDocument;
  readonly format: WatchFormat;
  readonly pxPerMm: number;
  readonly wristMm: number;
  readonly explode: number;
  readonly selection: readonly WatchId[];
  /** Where one reads from right to left the composition is mirrored, never the picture. */
  readonly isMirrored: boolean;
};

const chapterCameras: Readonly<Record<Chapter['pose'], CameraPose>> = {
  hero: { azimuthDeg: 24, elevationDeg: -14, closeness: 1.1 },
  front: { azimuthDeg: 0, elevationDeg: 0, closeness: 1.05 },
  back: { azimuthDeg: 180, elevationDeg: 6, closeness: 1.4 },
  profile: { azimuthDeg: 76, elevationDeg: 6, closeness: 1.6 },
  crown: { azimuthDeg: 52, elevationDeg: -6, closeness: 2.4, lookAtMm: [14, 0, 0] },
  dial: { azimuthDeg: 10, elevationDeg: -22, closeness: 2.6, lookAtMm: [0, 4, 0] },
  ridge: { azimuthDeg: -34, elevationDeg: -18, closeness: 2.1, lookAtMm: [0, 14, 0], rollDeg: -12 },
  movement: { azimuthDeg: 180, elevationDeg: 4, closeness: 2.6 },
};

/** `trueSize`: on a wrist, away from what is read. `show`: the watch alone with its name behind it. `aside`: beside type that leads. `near`: what is told fills the glass. `grazing`: half past the glass; `distant`: so, and higher, beside a form. */
const places: Readonly<Record<'trueSize' | 'show' | 'aside' | 'near' | 'grazing' | 'distant', Readonly<Record<WatchFormat, Place>>>> = {
  trueSize: {
    portrait: { centreX: 0.5, centreY: 0.44, heightShare: 0.7 },
    landscape: { centreX: 0.64, centreY: 0.5, heightShare: 0.84 },
    counter: { centreX: 0.66, centreY: 0.5, heightShare: 0.82 },
  },
  near: {
    portrait: { centreX: 0.5, centreY: 0.38, heightShare: 0.66 },
    landscape: { centreX: 0.68, centreY: 0.5, heightShare: 0.9 },
    counter: { centreX: 0.7, centreY: 0.5, heightShare: 0.88 },
  },
  distant: {
    portrait: { centreX: 0.93, centreY: 0.13, heightShare: 0.52 },
    landscape: { centreX: 0.97, centreY: 0.4, heightShare: 1.05 },
    counter: { centreX: 1.07, centreY: 0.36, heightShare: 0.92 },
  },
  show: {
    portrait: { centreX: 0.6, centreY: 0.4, heightShare: 0.58 },
    landscape: { centreX: 0.7, centreY: 0.485, heightShare: 0.92 },
    counter: { centreX: 0.74, centreY: 0.48, heightShare: 0.9 },
  },
  aside: {
    portrait: { centreX: 0.68, centreY: 0.272, heightShare: 0.56 },
    landscape: { centreX: 0.73, centreY: 0.5, heightShare: 0.9 },
    counter: { centreX: 0.76, centreY: 0.5, heightShare: 0.88 },
  },
  grazing: {
    portrait: { centreX: 0.9, centreY: 0.2, heightShare: 0.7 },
    landscape: { centreX: 0.95, centreY: 0.4, heightShare: 0.94 },
    counter: { centreX: 0.99, centreY: 0.41, heightShare: 0.92 },
  },
};

/** A strap hangs to the right whichever way one reads: where type stands on the right, the watch makes room for it. In shares of the glass's breadth. */
const strapLean: Readonly<Record<WatchFormat, number>> = { portrait: 0.07, landscape: 0, counter: 0.03 };

/** What the stage shows behind a scene: camera, hour and place. The watch stays the one object; only forms dim it. */
export function directStage(scene: Scene, facts: DirectionFacts): Direction {
  const direction = directLeftToRight(scene, facts);
  return facts.isMirrored ? mirrored(direction, strapLean[facts.format]) : direction;
}

function mirrored({ shot, place, ...rest }: Direction, lean: number): Direction {
  return {
    ...rest,
    shot: shot.kind === 'compare' ? { ...shot, watchIds: [shot.watchIds[1], shot.watchIds[0]] } : shot,
    ...(place ? { place: { ...place, centreX: 1 - place.centreX - (place.centreX === 0.5 ? 0 : lean) } } : {}),
  };
}

function isForm(scene: Scene): boolean {
  return (scene.name === 'meet' && scene.kind !== null) || scene.name === 'who' || scene.name === 'consent' || scene.name === 'advisor';
}

function directLeftToRight(scene: Scene, facts: DirectionFacts): Direction {
  const { document, format } = facts;
  const moodOf = (id: string): Mood => document.watches.find((watch) => watch.id === id)?.collection ?? 'moraine';
  const { featuredWatchId } = document.settings;
  const warm = [featuredWatchId, ...document.watches.map((watch) => watch.id)].slice(0, 3);
  const still = { isTouchable: false, light: 1, warm } as const;
  const about = (watchId: string): { readonly mood: Mood; readonly warm: readonly string[] } => ({ mood: moodOf(watchId), warm: document.watches.filter((watch) => watch.collection === moodOf(watchId) && watch.id !== watchId).map((watch) => watch.id) });
  switch (scene.name) {
    case 'attract':
      return { ...still, shot: { kind: 'attract', watchId: ridgeOf(document), isWoken: false }, mood: 'arete' };
    case 'room': {
      const watchId = pickOf(document, scene.pathId, scene.pick);
      return { ...still, ...about(watchId), shot: { kind: 'watch', watchId, pose: 'hero' }, place: places.aside[format] };
    }
    case 'watch': return scene.isSheetOpen
      ? { ...still, ...about(scene.watchId), shot: { kind: 'watch', watchId: scene.watchId, pose: 'front' }, place: format === 'portrait' ? places.distant[format] : places.grazing[format] }
      : { ...about(scene.watchId), shot: { kind: 'watch', watchId: scene.watchId, pose: 'hero' }, place: places.show[format], isTouchable: true, light: 1 };
    case 'movement': return { ...about(scene.watchId), shot: { kind: 'movement', watchId: scene.watchId, explode: facts.explode, hasCaptions: facts.explode > 0.5 }, place: places.near[format], isTouchable: true, light: 1 };
    case 'story': {
      const chapters = document.watches.find((watch) => watch.id === scene.watchId)?.chapters ?? [];
      return { ...still, ...about(scene.watchId), shot: { kind: 'story', watchId: scene.watchId, camera: chapterCameras[chapters[scene.chapter]?.pose ?? 'hero'] }, place: places.near[format] };
    }
    case 'compare': return { ...still, mood: moodOf(scene.watchIds[0]), shot: { kind: 'compare', watchIds: scene.watchIds } };
    case 'life-size': return { ...about(scene.watchId), isTouchable: false, light: 1, shot: { kind: 'life-size', watchId: scene.watchId, pxPerMm: facts.pxPerMm, wristMm: facts.wristMm }, place: places.trueSize[format] };
    case 'keep': case 'meet': case 'who': case 'consent': case 'thanks': case 'by-code': case 'advisor': {
      const watchId = facts.selection.at(-1) ?? featuredWatchId;
      return { ...still, ...about(watchId), shot: { kind: 'watch', watchId, pose: 'hero' }, place: isForm(scene) ? places.distant[format] : places.grazing[format], light: isForm(scene) ? 0.62 : 0.94 };
    }
  }
}

export function pickOf(document: ContentDocument, pathId: string, pick: number): WatchId {
  const path = document.paths.find((entry) => entry.id === pathId);
  return path?.picks[pick % path.picks.length]?.watchId ?? document.settings.featuredWatchId;
}
