import type { Calibre } from './calibre.ts';
import { liftSeconds, stepsPerSecond } from './periods.ts';

export type EscapementPhase = 'locked' | 'unlocking' | 'impulse' | 'drop' | 'run';

/** Degrees. The wheel's angle grows; `escapeDeg` is its way since beat 0, modulo whole turns. */
export type EscapementPose = {
  readonly phase: EscapementPhase;
  /** Whole number of the beat that is being, or was last, given. */
  readonly beat: number;
  readonly balanceDeg: number;
  /** Positive towards the banking where it rests after an even beat; grows as the balance's angle does, though the lever turns against it. */
  readonly leverDeg: number;
  readonly escapeDeg: number;
  /** Escape wheel's way inside this beat, from 0 at lock to half a tooth's pitch at the next. */
  readonly advanceDeg: number;
};

/**
 * Where balance, lever and escape wheel are at a time, seconds; beat k is the balance passing its rest at k / steps a second.
 * Between the bankings the lever is tied to the balance: it unlocks (the wheel recoils by the draw), then takes the
 * impulse; the tooth leaves, the wheel drops free on the other pallet, and draw runs the lever to its banking.
 * Amplitude is constant: the impulse replaces exactly what was lost. Angles after Reymondin et al., Theory of Horology.
 */
export function poseEscapement(calibre: Calibre, seconds: number): EscapementPose {
  const steps = stepsPerSecond(calibre);
  const beat = Math.round(seconds * steps);
  const sincePassing = seconds - beat / steps;
  const way = beat % 2 === 0 ? 1 : -1;
  const balanceInWay = calibre.escapement.amplitudeDeg * Math.sin(Math.PI * steps * sincePassing);
  const { phase, lever, advance } = passLever(calibre, balanceInWay, sincePassing);
  const pitch = halfPitchDeg(calibre);
  return {
    phase,
    beat,
    balanceDeg: way * balanceInWay,
    leverDeg: way * lever,
    escapeDeg: (((beat - 1) % (2 * calibre.escapement.escapeTeeth)) * pitch + advance + 360) % 360,
    advanceDeg: advance,
  };
}

/** What the escape wheel gains each beat. */
export function halfPitchDeg({ escapement }: Calibre): number {
  return 180 / escapement.escapeTeeth;
}

/** From one banking to the other. */
export function leverTravelDeg({ escapement }: Calibre): number {
  return escapement.lockDeg + escapement.impulseDeg + 2 * escapement.runDeg;
}

/** Recoil of the escape wheel while the pallet's draw is overcome; pallet arm over wheel radius is the tangent of half the span. */
export function recoilDeg({ escapement }: Calibre): number {
  const { lockDeg, runDeg, drawDeg, palletSpanTeeth, escapeTeeth } = escapement;
  const halfSpan = (palletSpanTeeth * Math.PI) / escapeTeeth;
  return (lockDeg + runDeg) * Math.tan((drawDeg * Math.PI) / 180) * Math.tan(halfSpan);
}

/** Greatest speed of the balance, degrees a second: what a picture must blur by. */
export function balanceSpeedAt(calibre: Calibre, seconds: number): number {
  const omega = Math.PI * stepsPerSecond(calibre);
  return calibre.escapement.amplitudeDeg * omega * Math.cos(omega * seconds);
}

type Passing = { readonly phase: EscapementPhase; readonly lever: number; readonly advance: number };

function passLever(calibre: Calibre, balanceInWay: number, sincePassing: number): Passing {
  const { lockDeg, impulseDeg, runDeg, liftDeg, dropDeg } = calibre.escapement;
  const banking = leverTravelDeg(calibre) / 2;
  const pitch = halfPitchDeg(calibre);
  const recoil = recoilDeg(calibre);
  const afterLift = sincePassing - liftSeconds(calibre) / 2;
  if (sincePassing < 0 && balanceInWay <= -liftDeg / 2) return { phase: 'locked', lever: -banking, advance: 0 };
  if (afterLift >= dropSeconds + runSeconds) return { phase: 'locked', lever: banking, advance: pitch };
  if (afterLift >= dropSeconds) {
    const share = (afterLift - dropSeconds) / runSeconds;
    return { phase: 'run', lever: banking - runDeg * (1 - share), advance: pitch - runRecoil(recoil, lockDeg, runDeg) * (1 - share) };
  }
  const endOfDrop = pitch - runRecoil(recoil, lockDeg, runDeg);
  if (afterLift >= 0) {
    const share = afterLift / dropSeconds;
    return { phase: 'drop', lever: banking - runDeg, advance: endOfDrop - dropDeg * (1 - share * share) };
  }
  const travelled = ((balanceInWay + liftDeg / 2) / liftDeg) * (lockDeg + runDeg + impulseDeg);
  const lever = -banking + travelled;
  const unlocking = lockDeg + runDeg;
  if (travelled < unlocking) return { phase: 'unlocking', lever, advance: -recoil * (travelled / unlocking) };
  return { phase: 'impulse', lever, advance: -recoil + (endOfDrop - dropDeg + recoil) * ((travelled - unlocking) / impulseDeg) };
}

/** The wheel gives back, while draw runs the lever home, the share of the recoil that belongs to the run. */
function runRecoil(recoil: number, lockDeg: number, runDeg: number): number {
  return recoil * (runDeg / (lockDeg + runDeg));
}

/** A loaded escape wheel falls a degree or so in about half a millisecond, and as long again runs the lever home. */
const dropSeconds = 0.0006;
const runSeconds = 0.0006;
