import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { calibreNamed, type CalibreName, type Complication } from '#domain/horology/calibre.ts';
import { centreDistanceMm } from '#domain/horology/gearing.ts';
import { lunationErrorSeconds, yearsToOneDay } from '#domain/horology/moon.ts';
import { liftSeconds, lunationDays, reserveHours, vibrationsPerHour } from '#domain/horology/periods.ts';
import { instantAt, poseMovement } from '#domain/horology/pose-movement.ts';

const names: readonly CalibreName[] = ['SV28C', 'SV21T', 'SV28L', 'SV28F'];
const closeTo = (found: number | undefined, wanted: number, within: number): void =>
  assert.ok(found !== undefined && Math.abs(found - wanted) <= within, `${found} is not ${wanted} ± ${within}`);
const moonOf = (): Extract<Complication, { kind: 'moon' }> => {
  const { complication } = calibreNamed('SV28L');
  assert.equal(complication.kind, 'moon');
  return complication;
};

describe('the calibres of Sérac', () => {
  it('beat 28,800 times an hour with twenty escape teeth and 21,600 with fifteen', () => {
    assert.deepEqual(names.map((name) => vibrationsPerHour(calibreNamed(name))), [28_800, 21_600, 28_800, 28_800]);
  });

  it('run 72 hours on six turns of the barrel', () => {
    assert.equal(reserveHours(calibreNamed('SV28L')), 72);
  });

  it('cross the lift in 7.4 ms at 4 Hz and in 9.9 ms at 3 Hz', () => {
    closeTo(liftSeconds(calibreNamed('SV28L')) * 1000, 7.4, 0.01);
    closeTo(liftSeconds(calibreNamed('SV21T')) * 1000, 9.9, 0.05);
  });

  it('keep the distances between arbors that their teeth and modules ask for', () => {
    const { train, motionWork, complication } = calibreNamed('SV28F');
    assert.equal(complication.kind, 'second-zone');
    const found = [train.barrelToCentre, train.centreToThird, train.thirdToFourth, train.fourthToEscape, motionWork.cannonToMinute, motionWork.minuteToHour, complication.hourToIntermediate, complication.intermediateToZone];
    assert.deepEqual(found.map((gearing) => Number(centreDistanceMm(gearing).toFixed(4))), [6.5, 4.59, 4.59, 3.8675, 2.4, 2.4, 3.15, 3.15]);
  });

  it('count a lunation of 29.53125 days, 57 seconds too long, a day in 122 years', () => {
    closeTo(lunationDays(moonOf()), 29.53125, 1e-9);
    closeTo(lunationErrorSeconds(moonOf()), 57.1, 0.1);
    assert.equal(Math.floor(yearsToOneDay(moonOf())), 122);
  });
});

describe('a posed movement', () => {
  it('shows ten past ten and thirty seconds as a dial does', () => {
    const pose = poseMovement(calibreNamed('SV28F'), { localSeconds: 10 * 3600 + 10 * 60 + 30.02 });
    closeTo(pose['hour-hand'], 305.25, 0.01);
    closeTo(pose['minute-hand'], 63, 0.01);
    closeTo(pose['second-hand'], 180, 0.001);
  });

  it('moves the seconds hand by eighths at 4 Hz and by sixths at 3 Hz', () => {
    for (const [name, steps] of [['SV28L', 8], ['SV21T', 6]] as const) {
      const seen = new Set(Array.from({ length: 600 }, (_, i) => i / 600 + 1 / 1200).filter((t) => Math.abs(t * steps - Math.round(t * steps)) > 0.1)
        .map((t) => poseMovement(calibreNamed(name), { localSeconds: 1000 + t })['fourth-wheel'] ?? 0).map((angle) => angle.toFixed(6)));
      // A tourbillon's fourth wheel stands and its cage carries the seconds.
      assert.equal(seen.size, name === 'SV21T' ? 1 : steps);
    }
    const cage = new Set([0.1, 0.25, 0.4, 0.6, 0.75, 0.9].map((t) => poseMovement(calibreNamed('SV21T'), { localSeconds: 1000 + t })['tourbillon-cage']?.toFixed(6)));
    assert.equal(cage.size, 6);
  });

  it('turns the tourbillon once a minute and its escape wheel twelve times in the cage', () => {
    const calibre = calibreNamed('SV21T');
    const at = (seconds: number): readonly [number, number] => {
      const pose = poseMovement(calibre, { localSeconds: seconds + 0.05 });
      return [pose['tourbillon-cage'] ?? NaN, pose['escape-wheel'] ?? NaN];
    };
    const [cage0, wheel0] = at(0);
    const [cage5, wheel5] = at(5);
    closeTo(cage5 - cage0, 30, 0.2);
    closeTo((wheel5 - wheel0 + 360) % 360, (12 * 30) % 360, 1e-6);
    closeTo(at(60)[0], cage0, 1e-6);
  });

  it('turns the fork against the balance while they are tied', () => {
    const calibre = calibreNamed('SV28L');
    const [before, after] = [-0.001, 0.001].map((seconds) => poseMovement(calibre, { localSeconds: seconds }));
    const balanceWay = (after?.balance ?? NaN) - (before?.balance ?? NaN);
    const forkWay = (after?.['pallet-fork'] ?? NaN) - (before?.['pallet-fork'] ?? NaN);
    assert.ok(balanceWay * forkWay < 0);
  });

  it('keeps every meshing pair in step at any instant', () => {
    fc.assert(fc.property(fc.constantFrom(...names), fc.double({ min: 1.7e9, max: 1.9e9, noNaN: true }), (name, localSeconds) => {
      const pose = poseMovement(calibreNamed(name), { localSeconds });
      const third = pose['third-wheel'] ?? NaN;
      const centre = pose['centre-wheel'] ?? NaN;
      // Eight times the centre's angle and the third's angle, turning the other way, differ by whole turns.
      const apart = (third + 8 * centre) / 360;
      assert.ok(Math.abs(apart - Math.round(apart)) < 1e-4);
    }));
  });

  it('lets the local hour jump while the kept hour stays, the date following', () => {
    const before = poseMovement(calibreNamed('SV28F'), instantAt(Date.UTC(2026, 10, 27, 23, 30), 0, 540));
    const after = poseMovement(calibreNamed('SV28F'), instantAt(Date.UTC(2026, 10, 27, 23, 30), 60, 540));
    closeTo(((after['hour-hand'] ?? NaN) - (before['hour-hand'] ?? NaN) + 360) % 360, 30, 1e-4);
    assert.equal(after['zone-hand'], before['zone-hand']);
    closeTo((after['date-ring'] ?? NaN) - (before['date-ring'] ?? NaN), 360 / 31, 1e-9);
  });

  it('shows a full moon half a lunation after the eclipse of August 2026', () => {
    const full = Date.UTC(2026, 7, 12, 17, 37) / 1000 + (29.53125 / 2) * 86_400;
    const disc = poseMovement(calibreNamed('SV28L'), { localSeconds: full })['moon-disc'] ?? NaN;
    closeTo(Math.min(disc, 360 - disc), 0, 1e-3);
  });

  it('jumps the minute counter 12 degrees and the column wheel 30', () => {
    const pose = poseMovement(calibreNamed('SV28C'), { localSeconds: 0, chronograph: { elapsedSeconds: 61.13, presses: 1 } });
    closeTo(pose['minute-counter'], 12, 1e-9);
    closeTo(pose['column-wheel'], 30, 1e-9);
    closeTo(pose['chronograph-second-hand'], 6.75, 1e-9);
  });
});
