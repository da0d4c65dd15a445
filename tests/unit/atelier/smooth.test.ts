import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { circular, grained } from '../../../assets/atelier/finish/skin.ts';
import { lathe } from '../../../assets/atelier/shape/loft.ts';
import { prism } from '../../../assets/atelier/shape/prism.ts';
import { smooth } from '../../../assets/atelier/shape/smooth.ts';

describe('vertex buffers', () => {
  it('carry tangents across the grain, so that brushed metal widens reflections across its strokes', () => {
    const skin = grained('case-brushed', [0, 1, 0]);
    const plate = prism({ outline: [[-1, -1], [1, -1], [1, 1], [-1, 1]], bottom: 0, top: 1, topSkin: skin, sideSkin: skin, hasWalls: false });
    const [surface] = smooth(plate);
    assert.ok(surface !== undefined);
    assert.deepEqual(Array.from(surface.tangents.slice(0, 4), (value) => Math.round(value)), [1, 0, 0, 1]);
  });

  it('carry unit normals that face outwards on a turned part, and radial tangents where it was turned', () => {
    const skin = circular('case-brushed');
    const [surface] = smooth(lathe([[5, 0], [5, 2], [3, 3]], () => skin, 48));
    assert.ok(surface !== undefined);
    for (let i = 0; i < surface.positions.length / 3; i += 1) {
      const [x = 0, y = 0, nx = 0, ny = 0, nz = 0, tx = 0, ty = 0, tz = 0] = [surface.positions[3 * i], surface.positions[3 * i + 1], ...surface.normals.slice(3 * i, 3 * i + 3), ...surface.tangents.slice(4 * i, 4 * i + 3)];
      assert.ok(Math.abs(Math.hypot(nx, ny, nz) - 1) < 1e-5 && Math.abs(Math.hypot(tx, ty, tz) - 1) < 1e-5);
      assert.ok(x * nx + y * ny > 0);
      // Along the turning, the tangent has no part.
      assert.ok(Math.abs(-y * tx + x * ty) / Math.hypot(x, y) < 1e-4);
    }
  });

  it('keep a bevel of 45 degrees sharp and round a fillet of 20', () => {
    const skin = circular('case-polished');
    const sharp = smooth(lathe([[5, 0], [5, 1], [4, 2]], () => skin, 64));
    const soft = smooth(lathe([[5, 0], [5, 1], [4.64, 2]], () => skin, 64));
    assert.ok((sharp[0]?.positions.length ?? 0) > (soft[0]?.positions.length ?? 0));
  });
});
