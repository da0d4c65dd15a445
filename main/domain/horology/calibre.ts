import type { Gearing } from './gearing.ts';

export type CalibreName = 'SV28C' | 'SV21T' | 'SV28L' | 'SV28F';

/** Swiss lever: angles in degrees, at the lever's arbor unless said otherwise; times in seconds. */
export type Escapement = {
  readonly escapeTeeth: number;
  readonly lockDeg: number;
  readonly impulseDeg: number;
  /** What the lever still travels, drawn by the wheel, after the tooth has locked. */
  readonly runDeg: number;
  readonly drawDeg: number;
  /** Free fall of the escape wheel between leaving one pallet and locking on the other, at the wheel's arbor. */
  readonly dropDeg: number;
  readonly palletSpanTeeth: number;
  /** Of the balance, while it is tied to the lever. */
  readonly liftDeg: number;
  readonly amplitudeDeg: number;
  readonly escapeDiameterMm: number;
};

export type GoingTrain = {
  readonly barrelToCentre: Gearing;
  readonly centreToThird: Gearing;
  readonly thirdToFourth: Gearing;
  readonly fourthToEscape: Gearing;
  readonly barrelTurns: number;
};

export type MotionWork = { readonly cannonToMinute: Gearing; readonly minuteToHour: Gearing };

export type Complication =
  | { readonly kind: 'moon'; readonly hourToIntermediate: Gearing; readonly intermediateToDisc: Gearing; readonly moonsOnDisc: number }
  | { readonly kind: 'second-zone'; readonly hourToIntermediate: Gearing; readonly intermediateToZone: Gearing }
  | { readonly kind: 'chronograph'; readonly columns: number; readonly ratchetTeeth: number; readonly counterTeeth: number }
  | { readonly kind: 'tourbillon'; readonly thirdToCage: Gearing; readonly cageDiameterMm: number };

export type Calibre = {
  readonly name: CalibreName;
  readonly train: GoingTrain;
  readonly motionWork: MotionWork;
  readonly escapement: Escapement;
  readonly balanceDiameterMm: number;
  readonly complication: Complication;
};

/** A calibre by its name; tooth counts are the only source of every ratio, beat and period. */
export function calibreNamed(name: CalibreName): Calibre {
  const beatsFaster = name !== 'SV21T';
  return {
    name,
    train: goingTrain,
    motionWork,
    escapement: { ...lever, ...(beatsFaster ? twentyTeeth : fifteenTeeth) },
    balanceDiameterMm: beatsFaster ? 8.4 : 10.2,
    complication: complications[name],
  };
}

export function isCalibreName(text: string): text is CalibreName {
  return Object.hasOwn(complications, text);
}

const goingTrain: GoingTrain = {
  barrelToCentre: { driver: 96, driven: 8, moduleMm: 0.125 },
  centreToThird: { driver: 80, driven: 10, moduleMm: 0.102 },
  thirdToFourth: { driver: 75, driven: 10, moduleMm: 0.108 },
  fourthToEscape: { driver: 84, driven: 7, moduleMm: 0.085 },
  barrelTurns: 6,
};

const motionWork: MotionWork = {
  cannonToMinute: { driver: 12, driven: 36, moduleMm: 0.1 },
  minuteToHour: { driver: 10, driven: 40, moduleMm: 0.096 },
};

const lever = { lockDeg: 1.5, impulseDeg: 8.5, runDeg: 0.5, drawDeg: 12, liftDeg: 52, amplitudeDeg: 280 } as const;
const twentyTeeth = { escapeTeeth: 20, dropDeg: 1, palletSpanTeeth: 3.5, escapeDiameterMm: 5 } as const;
const fifteenTeeth = { escapeTeeth: 15, dropDeg: 1.5, palletSpanTeeth: 2.5, escapeDiameterMm: 4.6 } as const;

const complications: Readonly<Record<CalibreName, Complication>> = {
  SV28C: { kind: 'chronograph', columns: 6, ratchetTeeth: 12, counterTeeth: 30 },
  SV21T: { kind: 'tourbillon', thirdToCage: { driver: 75, driven: 10, moduleMm: 0.108 }, cageDiameterMm: 12.4 },
  SV28L: {
    kind: 'moon',
    hourToIntermediate: { driver: 8, driven: 90, moduleMm: 0.09 },
    intermediateToDisc: { driver: 10, driven: 105, moduleMm: 0.09 },
    moonsOnDisc: 2,
  },
  SV28F: {
    kind: 'second-zone',
    hourToIntermediate: { driver: 24, driven: 36, moduleMm: 0.105 },
    intermediateToZone: { driver: 27, driven: 36, moduleMm: 0.1 },
  },
};
