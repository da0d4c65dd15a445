import { shortestTurnDeg } from './easing.ts';
import { isAtRest, stepSpring, type Sprung } from './spring.ts';

/**
 * Everything that places the watch before the lens. Angles in degrees, lengths in millimetres on the watch.
 * Azimuth 0 faces the dial and grows as the visitor walks towards 3 o'clock; elevation lifts the camera towards 12.
 */
export type View = {
  readonly azimuthDeg: number;
  readonly elevationDeg: number;
  readonly rollDeg: number;
  readonly lookRightMm: number;
  readonly lookUpMm: number;
  readonly lookOutMm: number;
  /** Natural logarithm of the height seen at the watch, so that nearing feels even. */
  readonly logHeightMm: number;
  readonly logFovDeg: number;
  readonly centreX: number;
  readonly centreY: number;
  readonly explode: number;
};

export type MovingView = Readonly<Record<keyof View, Sprung>>;

export function stillView(view: View): MovingView {
  return mapView((key) => ({ value: view[key], velocity: 0 }));
}

export function viewOf(moving: MovingView): View {
  return mapView((key) => moving[key].value);
}

/** Moves each number towards its aim; azimuth and roll take the shortest way round. */
export function stepView(moving: MovingView, aim: View, settleMs: number, stepMs: number): MovingView {
  return mapView((key) => stepSpring(moving[key], aimOf(moving, aim, key), settleMs, stepMs));
}

export function isViewAtRest(moving: MovingView, aim: View): boolean {
  return viewKeys.every((key) => isAtRest(moving[key], aimOf(moving, aim, key), tolerances[key]));
}

function aimOf(moving: MovingView, aim: View, key: keyof View): number {
  if (key !== 'azimuthDeg' && key !== 'rollDeg') return aim[key];
  const now = moving[key].value;
  return now + shortestTurnDeg(now, aim[key]);
}

const tolerances: View = {
  azimuthDeg: 0.02,
  elevationDeg: 0.02,
  rollDeg: 0.02,
  lookRightMm: 0.01,
  lookUpMm: 0.01,
  lookOutMm: 0.01,
  logHeightMm: 0.0004,
  logFovDeg: 0.004,
  centreX: 0.0004,
  centreY: 0.0004,
  explode: 0.0006,
};

// The keys of a complete record of View are View's keys; Object.keys only forgets that.
const viewKeys = Object.keys(tolerances) as readonly (keyof View)[];

function mapView<T>(valueOf: (key: keyof View) => T): Record<keyof View, T> {
  // Built from the full list of keys, so every key is present.
  return Object.fromEntries(viewKeys.map((key) => [key, valueOf(key)])) as Record<keyof View, T>;
}
