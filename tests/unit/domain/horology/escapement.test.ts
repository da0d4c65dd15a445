import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { calibreNamed } from '#domain/horology/calibre.ts';
import { halfPitchDeg, leverTravelDeg, poseEscapement, recoilDeg, type EscapementPhase } from '#domain/horology/escapement.ts';
import { liftSeconds, stepsPerSecond } from '#domain/horology/periods.ts';

const calibres = ['SV28L', 'SV21T'] as const;

describe('the Swiss lever', () => {
  it('locks, unlocks, gives the impulse, drops, runs and locks, in this order', () => {
    const calibre = calibreNamed('SV28L');
    const beat = 1 / stepsPerSecond(calibre);
    const phases: EscapementPhase[] = [];
    for (let t = -beat / 2 + 1e-6; t < beat / 2; t += 1e-5) {
      const { phase } = poseEscapement(calibre, t);
      if (phases.at(-1) !== phase) phases.push(phase);
    }
    assert.deepEqual(phases, ['locked', 'unlocking', 'impulse', 'drop', 'run', 'locked']);
  });

  it('moves continuously at every calibre, so that a hundredth of the pace shows no leap', () => {
    for (const name of calibres) {
      const calibre = calibreNamed(name);
      const step = 2e-6;
      for (let t = -0.09; t < 0.4; t += step) {
        const [before, after] = [poseEscapement(calibre, t), poseEscapement(calibre, t + step)];
        assert.ok(Math.abs(after.leverDeg - before.leverDeg) < 0.02, `lever at ${t}`);
        const turned = (after.escapeDeg - before.escapeDeg + 540) % 360 - 180;
        assert.ok(Math.abs(turned) < 0.05, `wheel at ${t}: ${turned}`);
        assert.ok(Math.abs(after.balanceDeg - before.balanceDeg) < 0.05, `balance at ${t}`);
      }
    }
  });

  it('holds the balance tied to the lever for the lift and no longer', () => {
    const calibre = calibreNamed('SV28L');
    const half = liftSeconds(calibre) / 2;
    const within = calibre.escapement.liftDeg / 2;
    assert.ok(Math.abs(Math.abs(poseEscapement(calibre, half).balanceDeg) - within) < 1e-6);
    assert.equal(poseEscapement(calibre, -half - 1e-6).phase, 'locked');
    assert.equal(poseEscapement(calibre, -half + 1e-6).phase, 'unlocking');
  });

  it('recoils against the draw while it unlocks', () => {
    const calibre = calibreNamed('SV28L');
    let least = 0;
    for (let t = -0.005; t < 0.005; t += 1e-5) least = Math.min(least, poseEscapement(calibre, t).advanceDeg);
    assert.ok(Math.abs(least + recoilDeg(calibre)) < 0.01);
    assert.ok(recoilDeg(calibre) > 0.1 && recoilDeg(calibre) < 0.6);
  });

  it('gains half a tooth each beat and stays between its bankings', () => {
    fc.assert(fc.property(fc.constantFrom(...calibres), fc.double({ min: -1e6, max: 1.9e9, noNaN: true }), (name, seconds) => {
      const calibre = calibreNamed(name);
      const pose = poseEscapement(calibre, seconds);
      assert.ok(Math.abs(pose.leverDeg) <= leverTravelDeg(calibre) / 2 + 1e-9);
      assert.ok(Math.abs(pose.balanceDeg) <= calibre.escapement.amplitudeDeg + 1e-6);
      assert.ok(pose.advanceDeg <= halfPitchDeg(calibre) + 1e-9 && pose.advanceDeg >= -recoilDeg(calibre) - 1e-9);
    }));
  });
});
