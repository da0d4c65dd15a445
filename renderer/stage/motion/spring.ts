/** One number that follows its aim without ever overshooting; interrupting it keeps its speed. */
export type Sprung = { readonly value: number; readonly velocity: number };

/**
 * Exact step of a critically damped spring, stable for any time step.
 * `settleMs` is the time after which about 1 % of the way is left.
 */
export function stepSpring(from: Sprung, aim: number, settleMs: number, stepMs: number): Sprung {
  const stiffness = settlingFactor / settleMs;
  const offset = from.value - aim;
  const drive = from.velocity + stiffness * offset;
  const decay = Math.exp(-stiffness * stepMs);
  return {
    value: aim + (offset + drive * stepMs) * decay,
    velocity: (from.velocity - stiffness * drive * stepMs) * decay,
  };
}

export function isAtRest(spring: Sprung, aim: number, tolerance: number): boolean {
  return Math.abs(spring.value - aim) < tolerance && Math.abs(spring.velocity) < tolerance / 100;
}

// A critically damped spring keeps (1 + x)·e^-x of its offset; 1 % is left at x = 6.64.
const settlingFactor = 6.64;
