import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { coastOf, heldAngles, nearestPose, turnOfDrag } from '../../../renderer/stage/motion/drag.ts';
import { shortestTurnDeg, withResistance } from '../../../renderer/stage/motion/easing.ts';
import { distanceMm, lensFovDeg, viewOfLifeSize, viewOfPair, viewOfPose } from '../../../renderer/stage/motion/framing.ts';
import { govern, scaleOf, wholeGovernor, type Governor } from '../../../renderer/stage/motion/governor.ts';
import { poseAngles } from '../../../renderer/stage/motion/poses.ts';
import { stepSpring, type Sprung } from '../../../renderer/stage/motion/spring.ts';
import { isViewAtRest, stepView, stillView, viewOf } from '../../../renderer/stage/motion/view.ts';
import { fullPace, paceOf, stepPace, type WatchPace } from '../../../renderer/stage/motion/watch-pace.ts';

const girth = { widthMm: 42, heightMm: 96, headHeightMm: 47, depthMm: 110, middleUpMm: -3, middleOutMm: -14 };
const place = { centreX: 0.5, centreY: 0.44, heightShare: 0.7 };
const angle = fc.double({ min: -720, max: 720, noNaN: true });

test('a spring never overshoots the aim it starts at rest from', () => {
  fc.assert(
    fc.property(fc.double({ min: -100, max: 100, noNaN: true }), fc.array(fc.double({ min: 0.1, max: 500, noNaN: true }), { maxLength: 40 }), (aim, steps) => {
      let spring: Sprung = { value: 0, velocity: 0 };
      for (const stepMs of steps) {
        spring = stepSpring(spring, aim, 900, stepMs);
        assert.ok(Math.abs(spring.value) <= Math.abs(aim) + 1e-9 && spring.value * aim >= -1e-9);
      }
    }),
  );
});

test('a spring goes the same way in one long step as in many short ones', () => {
  const once = stepSpring({ value: 3, velocity: -0.02 }, 40, 900, 400);
  let many: Sprung = { value: 3, velocity: -0.02 };
  for (let i = 0; i < 400; i += 1) many = stepSpring(many, 40, 900, 1);
  assert.ok(Math.abs(once.value - many.value) < 1e-6 && Math.abs(once.velocity - many.velocity) < 1e-8);
});

test('a spring is within one per cent of its aim after its settling time', () => {
  const spring = stepSpring({ value: 0, velocity: 0 }, 1, 900, 900);
  assert.ok(spring.value > 0.989 && spring.value < 1);
});

test('a turn is never longer than half a circle and lands on the asked angle', () => {
  fc.assert(
    fc.property(angle, angle, (from, to) => {
      const turn = shortestTurnDeg(from, to);
      assert.ok(Math.abs(turn) <= 180 + 1e-9);
      assert.ok(Math.abs(Math.sin(((from + turn - to) * Math.PI) / 360)) < 1e-6);
    }),
  );
});

test('a limit gives way like a rubber band: ever onward, never far', () => {
  fc.assert(
    fc.property(fc.double({ min: -300, max: 300, noNaN: true }), fc.double({ min: 0.01, max: 50, noNaN: true }), (asked, more) => {
      const held = withResistance(asked, -35, 62, 8);
      assert.ok(held >= -43 && held <= 70);
      assert.ok(withResistance(asked + more, -35, 62, 8) >= held);
    }),
  );
});

test('every beautiful angle is the nearest one to itself', () => {
  for (const pose of ['hero', 'front', 'back', 'profile'] as const) assert.equal(nearestPose(poseAngles(pose)), pose);
});

test('a watch flung to the far side comes to rest on its back', () => {
  assert.equal(nearestPose({ azimuthDeg: 130 + coastOf(0.3), elevationDeg: 4 }), 'back');
});

test('a finger moves the middle of the watch one to one', () => {
  const degrees = turnOfDrag(10, 20, 21);
  assert.ok(Math.abs(((degrees * Math.PI) / 180) * 21 * 20 - 10) < 1e-9);
});

test('a hand cannot lay the watch on its face', () => {
  fc.assert(fc.property(angle, angle, (azimuthDeg, elevationDeg) => {
    const held = heldAngles({ azimuthDeg, elevationDeg });
    assert.ok(held.elevationDeg > -44 && held.elevationDeg < 71);
  }));
});

test('the watch owns the share of the height that its place gives it', () => {
  const view = viewOfPose('front', place, girth);
  assert.ok(Math.abs(girth.heightMm / Math.exp(view.logHeightMm) - 0.7) < 1e-9);
});

test('life-size shows one millimetre of watch on one millimetre of panel', () => {
  const view = viewOfLifeSize(1920, 5.6, place);
  assert.ok(Math.abs(1920 / Math.exp(view.logHeightMm) - 5.6) < 1e-9);
});

test('life-size is a parallel view: ten millimetres nearer is larger by less than a thousandth', () => {
  const view = viewOfLifeSize(1920, 5.6, place);
  const far = distanceMm(Math.exp(view.logHeightMm), Math.exp(view.logFovDeg));
  assert.ok(far / (far - 10) - 1 < 0.001);
});

test('the lens stays between eight and ten degrees', () => {
  assert.ok(lensFovDeg >= 8 && lensFovDeg <= 10);
});

test('two watches both fit the glass whatever its shape', () => {
  fc.assert(fc.property(fc.double({ min: 0.4, max: 2.4, noNaN: true }), (aspect) => {
    const seen = Math.exp(viewOfPair(aspect, 100, 96).logHeightMm);
    assert.ok(seen >= 96 && seen * aspect >= 100);
  }));
});

test('a view comes to rest exactly where it was aimed, by the shorter way round', () => {
  const from = viewOfPose('front', place, girth);
  const aim = { ...viewOfPose('back', place, girth), azimuthDeg: -170 };
  let moving = stillView({ ...from, azimuthDeg: 170 });
  for (let i = 0; i < 400 && !isViewAtRest(moving, aim); i += 1) moving = stepView(moving, aim, 900, 16);
  assert.ok(isViewAtRest(moving, aim));
  assert.ok(Math.abs(viewOf(moving).azimuthDeg - 190) < 0.05);
});

test('a held balance slows to a hundredth without its time ever jumping or stopping', () => {
  let pace: WatchPace = fullPace;
  for (let i = 0; i < 200; i += 1) {
    const next = stepPace(pace, true, 16);
    const step = next.elapsedMs - pace.elapsedMs;
    assert.ok(step > 0 && step <= 16 + 1e-9);
    pace = next;
  }
  assert.ok(Math.abs(paceOf(pace) - 0.01) < 1e-4);
});

test('the governor reaches a quarter of the side when frames never fit, and the whole when they do', () => {
  const run = (from: Governor, msAt: (scale: number) => number): Governor => {
    let governor = from;
    for (let i = 0; i < 3000; i += 1) governor = govern(governor, msAt(scaleOf(governor.step)), 16.7);
    return governor;
  };
  const lowest = run(wholeGovernor, (scale) => 400 * scale * scale);
  assert.equal(scaleOf(lowest.step), 0.25);
  assert.equal(scaleOf(run(lowest, (scale) => 6 * scale * scale).step), 1);
});

test('the governor holds a step whose frames fit', () => {
  let governor = wholeGovernor;
  const steps = new Set<number>();
  for (let i = 0; i < 600; i += 1) {
    governor = govern(governor, 40 * scaleOf(governor.step) ** 2, 16.7);
    if (i > 200) steps.add(governor.step);
  }
  assert.equal(steps.size, 1);
});

test('the governor goes to the step that fits at the second slow frame, and at the first only when it is beyond doubt', () => {
  const slow = govern(wholeGovernor, 70, 16.7);
  assert.equal(slow.step, 0);
  assert.equal(scaleOf(govern(slow, 70, 16.7).step), 0.42);
  assert.equal(scaleOf(govern(wholeGovernor, 1000, 16.7).step), 0.25);
});
