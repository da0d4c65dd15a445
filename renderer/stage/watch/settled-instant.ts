import type { Calibre } from '#domain/horology/calibre.ts';
import type { MovementInstant } from '#domain/horology/pose-movement.ts';
import { stepsPerSecond } from '#domain/horology/periods.ts';

/** The instant just after the last beat's step is complete: what a settled picture shows. */
export function settledInstant(instant: MovementInstant, calibre: Calibre): MovementInstant {
  const steps = stepsPerSecond(calibre);
  return { ...instant, localSeconds: Math.floor(instant.localSeconds * steps) / steps + stepDoneSeconds };
}

// Half the lift, drop and run: the wheel stands again.
const stepDoneSeconds = 0.005;
