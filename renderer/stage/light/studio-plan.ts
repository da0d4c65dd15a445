import type { Mood } from '../shot.ts';

/** Linear light, 1 is a white card in the key light. */
export type Light = readonly [number, number, number];

/**
 * A card of light (or a black flag) hung in the studio. Directions are the camera's: azimuth 0 behind the
 * lens and growing to the right, elevation up. Sizes in millimetres at 450 mm from the watch.
 */
export type Card = {
  readonly azimuthDeg: number;
  readonly elevationDeg: number;
  readonly widthMm: number;
  readonly heightMm: number;
  readonly light: Light;
  /** Share of the half-size over which the edge fades: 0.02 a hard strip, 1 a cloud. */
  readonly softness: number;
  /** Turn of the card in its own plane. */
  readonly rollDeg?: number;
};

export type StudioPlan = {
  readonly zenith: Light;
  readonly horizon: Light;
  readonly nadir: Light;
  readonly cards: readonly Card[];
  readonly intensity: number;
  /** The light that throws the hands' shadows: where it comes from, in the camera's directions. */
  readonly key: { readonly azimuthDeg: number; readonly elevationDeg: number; readonly light: Light; readonly strength: number };
  /** How dark the shadows of the hands are on the dial, and that of the watch on the ground. */
  readonly handShadow: number;
  readonly groundShadow: number;
};

export type StudioName = Mood | 'dawn';

export function studioPlan(name: StudioName): StudioPlan {
  return plans[name];
}

/** Colour of the hour around the watch, as CSS. */
export function hourColour(hour: StudioName): string {
  return hours[hour];
}

const hours: Readonly<Record<StudioName, string>> = { moraine: '#23282a', neve: '#e3e7e7', arete: '#2b3844', dawn: '#141c24' };

const flag = (azimuthDeg: number, elevationDeg: number, widthMm: number, heightMm: number): Card => ({
  azimuthDeg,
  elevationDeg,
  widthMm,
  heightMm,
  light: [0.008, 0.009, 0.0095],
  softness: 0.12,
});

const plans: Readonly<Record<StudioName, StudioPlan>> = {
  // Slate: a hard low sun from the right, a cold sky box above, stone that gives a little light back below.
  moraine: {
    zenith: [0.2, 0.22, 0.245],
    horizon: [0.11, 0.115, 0.122],
    nadir: [0.05, 0.05, 0.05],
    cards: [
      { azimuthDeg: -14, elevationDeg: 58, widthMm: 600, heightMm: 400, light: [2.1, 2.15, 2.22], softness: 0.3 },
      { azimuthDeg: 74, elevationDeg: 8, widthMm: 900, heightMm: 40, light: [13, 10.4, 7.6], softness: 0.08 },
      { azimuthDeg: -82, elevationDeg: 14, widthMm: 80, heightMm: 700, light: [4.4, 4.8, 5.3], softness: 0.14 },
      { azimuthDeg: 160, elevationDeg: 34, widthMm: 700, heightMm: 160, light: [2.4, 2.4, 2.5], softness: 0.3 },
      { azimuthDeg: 8, elevationDeg: -38, widthMm: 700, heightMm: 340, light: [2.1, 2.0, 1.86], softness: 1 },
      flag(40, 26, 60, 420),
      flag(-44, 12, 60, 500),
    ],
    intensity: 1.12,
    key: { azimuthDeg: 28, elevationDeg: 54, light: [1, 0.9, 0.78], strength: 1.3 },
    handShadow: 0.62,
    groundShadow: 0.75,
  },
  // Snow: light from everywhere; the flags draw the edges that light alone would drown.
  neve: {
    zenith: [1.46, 1.52, 1.58],
    horizon: [1.03, 1.06, 1.09],
    nadir: [0.8, 0.8, 0.8],
    cards: [
      { azimuthDeg: -24, elevationDeg: 48, widthMm: 600, heightMm: 400, light: [3.1, 3.2, 3.3], softness: 0.5 },
      { azimuthDeg: 66, elevationDeg: 8, widthMm: 900, heightMm: 40, light: [5, 4.7, 4.3], softness: 0.1 },
      { azimuthDeg: 38, elevationDeg: 4, widthMm: 150, heightMm: 900, light: [0.035, 0.038, 0.042], softness: 0.1 },
      { azimuthDeg: -92, elevationDeg: 0, widthMm: 320, heightMm: 900, light: [0.06, 0.065, 0.07], softness: 0.3 },
      { azimuthDeg: 120, elevationDeg: 0, widthMm: 260, heightMm: 900, light: [0.12, 0.125, 0.13], softness: 0.4 },
      { azimuthDeg: 0, elevationDeg: -62, widthMm: 700, heightMm: 240, light: [0.22, 0.22, 0.23], softness: 0.5 },
      flag(-41, 8, 110, 760),
      flag(8, 76, 420, 60),
    ],
    intensity: 0.82,
    key: { azimuthDeg: -36, elevationDeg: 44, light: [1, 1, 1], strength: 0.9 },
    handShadow: 0.5,
    groundShadow: 0.34,
  },
  // Blue hour: a deep sky, one warm strip low on the horizon.
  arete: {
    zenith: [0.16, 0.25, 0.4],
    horizon: [0.1, 0.15, 0.23],
    nadir: [0.03, 0.042, 0.062],
    cards: [
      { azimuthDeg: -10, elevationDeg: 58, widthMm: 600, heightMm: 400, light: [1.5, 1.72, 2.08], softness: 0.45 },
      { azimuthDeg: 70, elevationDeg: 8, widthMm: 900, heightMm: 40, light: [15, 9.4, 4.8], softness: 0.06 },
      { azimuthDeg: -84, elevationDeg: 20, widthMm: 90, heightMm: 700, light: [2.2, 3.1, 4.4], softness: 0.25 },
      { azimuthDeg: 10, elevationDeg: -36, widthMm: 700, heightMm: 300, light: [0.9, 1.06, 1.3], softness: 0.6 },
      { azimuthDeg: 168, elevationDeg: 30, widthMm: 700, heightMm: 140, light: [1.4, 1.8, 2.4], softness: 0.4 },
      flag(40, 26, 60, 420),
      flag(-44, 10, 60, 520),
    ],
    intensity: 1.1,
    key: { azimuthDeg: 30, elevationDeg: 52, light: [1, 0.78, 0.52], strength: 1 },
    handShadow: 0.7,
    groundShadow: 0.7,
  },
  // Before dawn: night, and one blade of light over the ridge, turned about the lens once a minute.
  dawn: {
    zenith: [0.03, 0.046, 0.072],
    horizon: [0.016, 0.026, 0.042],
    nadir: [0.003, 0.004, 0.006],
    cards: [
      { azimuthDeg: 0, elevationDeg: 90, widthMm: 900, heightMm: 420, light: [0.13, 0.2, 0.31], softness: 1 },
      { azimuthDeg: 0, elevationDeg: 90, widthMm: 150, heightMm: 520, light: [0.9, 0.66, 0.5], softness: 1 },
      { azimuthDeg: 0, elevationDeg: 90, widthMm: 40, heightMm: 420, light: [20, 14.2, 8.9], softness: 1 },
    ],
    intensity: 1,
    key: { azimuthDeg: 0, elevationDeg: 70, light: [0.5, 0.62, 0.8], strength: 0 },
    handShadow: 0.5,
    groundShadow: 0,
  },
};
