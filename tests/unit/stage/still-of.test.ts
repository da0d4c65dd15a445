import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Shot, Still } from '../../../renderer/stage/shot.ts';
import { stillBeside, stillOf } from '../../../renderer/stage/still/still-of.ts';
import { frameStill } from '../../../renderer/stage/still/still-placing.ts';

const tall = { width: 1080, height: 1920 };
const broad = { width: 1920, height: 1080 };
const camera = { azimuthDeg: 180, elevationDeg: 6, closeness: 1 };

function found(shot: Shot, box: typeof tall, has: (name: string) => boolean = () => true): string | undefined {
  return stillOf({ shot, stills: aShelf(has) }, box)?.url;
}

function aShelf(has: (name: string) => boolean) {
  return (watchId: string, pose: string, format: string): Still | undefined => {
    const url = `${watchId} ${pose} ${format}`;
    return has(url) ? { url, width: 720, height: 1280, pxPerMm: 10, calibre: 'SV28L', centre: [360, 640], layers: [] } : undefined;
  };
}

test('each view has a picture of its own: from behind, parted, straight on', () => {
  const views: readonly Shot[] = [
    { kind: 'movement', watchId: 'A', explode: 0, hasCaptions: false }, { kind: 'movement', watchId: 'A', explode: 1, hasCaptions: true },
    { kind: 'life-size', watchId: 'A', pxPerMm: 3.6 }, { kind: 'story', watchId: 'A', camera }, { kind: 'watch', watchId: 'A', pose: 'hero' },
  ];
  assert.deepEqual(views.map((shot) => found(shot, tall)), ['A back portrait', 'A parted portrait', 'A front portrait', 'A back portrait', 'A hero portrait']);
  assert.equal(found({ kind: 'movement', watchId: 'A', explode: 1, hasCaptions: true }, broad), 'A parted landscape');
});

test('a story whose picture was not made shows the watch as it enters; a movement shows nothing false', () => {
  const onlyHero = (name: string): boolean => name.includes('hero');
  assert.deepEqual([found({ kind: 'story', watchId: 'A', camera }, broad, onlyHero), found({ kind: 'movement', watchId: 'A', explode: 0, hasCaptions: false }, broad, onlyHero)], ['A hero landscape', undefined]);
});

test('at life size a millimetre of the picture is a millimetre of the panel', () => {
  const shot = { kind: 'life-size', watchId: 'A', pxPerMm: 3.6 } as const;
  const still = aShelf(() => true)('A', 'front', 'portrait');
  assert.ok(still);
  assert.ok(Math.abs(frameStill(still, shot, tall, undefined, 0).scale * still.pxPerMm - 3.6) < 1e-9);
});

test('a pair stands side by side at one scale, each as far from the middle', () => {
  const shot = { kind: 'compare', watchIds: ['A', 'B'] } as const;
  const [left, right] = [stillOf({ shot, stills: aShelf(() => true) }, tall), stillBeside({ shot, stills: aShelf(() => true) })];
  assert.ok(left && right);
  const [one, other] = [frameStill(left, shot, tall, undefined, -1), frameStill(right, shot, tall, undefined, 1)];
  const middle = (frame: typeof one): number => frame.left + 360 * frame.scale;
  assert.deepEqual([left.url, right.url, one.scale === other.scale], ['A front portrait', 'B front portrait', true]);
  assert.ok(Math.abs((middle(one) + middle(other)) / 2 - 540) < 1e-9 && middle(one) < 540);
});
