/** One wheel driving one pinion, or one pinion driving one wheel. Module and centre distance in millimetres. */
export type Gearing = {
  readonly driver: number;
  readonly driven: number;
  readonly moduleMm: number;
};

/** Turns of the driven arbor for one turn of the driver; negative, for two outside gears turn against each other. */
export function turnsOfDriven({ driver, driven }: Gearing): number {
  return -driver / driven;
}

/** Distance between the two arbors. */
export function centreDistanceMm({ driver, driven, moduleMm }: Gearing): number {
  return ((driver + driven) * moduleMm) / 2;
}

export function pitchRadiusMm(teeth: number, moduleMm: number): number {
  return (teeth * moduleMm) / 2;
}
