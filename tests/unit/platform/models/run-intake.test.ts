import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { runIntake, usualBounds, type IntakeBounds, type IntakeEnd } from '../../../../main/platform/models/run-intake.ts';
import { smallModel } from '../../../support/small-model.ts';

const command = fileURLToPath(new URL('../../../../main/platform/models/model.ts', import.meta.url));

describe('an intake in a process of its own', () => {
  let folder = '';
  let file = '';
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'intake-'));
    file = join(folder, 'watch.glb');
    await writeFile(file, await smallModel());
  });
  after(() => rm(folder, { recursive: true }));

  const run = (workFolder: string, more: { readonly bounds?: IntakeBounds; readonly signal?: AbortSignal; readonly onStep?: () => void; readonly file?: string } = {}): Promise<IntakeEnd<readonly string[]>> =>
    runIntake({ file, workFolder, unit: null, onStep: () => {}, ...more }, (_, made) => readdir(made));

  it('hands over what it made, and leaves nothing, not even of one that was killed', async () => {
    const work = join(folder, 'whole');
    await mkdir(join(work, '.intake-999999999-abc'), { recursive: true });
    const end = await run(work);
    assert.deepEqual(end.outcome === 'taken' && end.kept.toSorted(), ['model.glb', 'model.lod1.glb', 'model.lod2.glb', 'preview.webp', 'thumbnail.webp']);
    assert.deepEqual(await readdir(work), []);
  });

  it('that is stopped, refused or out of bounds leaves nothing', async () => {
    const work = join(folder, 'cut');
    const stopping = new AbortController();
    assert.deepEqual(await run(work, { signal: stopping.signal, onStep: () => stopping.abort() }), { outcome: 'stopped' });
    const tooMuch = await run(work, { bounds: { ...usualBounds, memoryBytes: 1024 } });
    const tooLong = await run(work, { bounds: { ...usualBounds, timeMs: 60 } });
    const broken = join(folder, 'broken.glb');
    await writeFile(broken, 'no model');
    const refused = await run(work, { file: broken });
    assert.deepEqual([tooMuch, tooLong, refused].map((end) => end.outcome === 'refused' && end.code), ['took-too-much', 'took-too-long', 'not-a-glb']);
    assert.deepEqual(await readdir(work), []);
  });

  it('is a command that keeps the original by its hash beside the result, or nothing when it is interrupted', async () => {
    const out = join(folder, 'out');
    const begin = () => spawn(process.execPath, [command, 'intake', file, '--out', out], { stdio: ['ignore', 'pipe', 'pipe'] });
    const interrupted = begin();
    await once(interrupted.stdout, 'data');
    interrupted.kill('SIGINT');
    assert.deepEqual(await once(interrupted, 'close'), [130, null]);
    assert.deepEqual(await readdir(out), []);
    const whole = begin();
    whole.stdout.resume();
    assert.deepEqual(await once(whole, 'close'), [0, null]);
    const [result = ''] = await readdir(out);
    assert.match(result, /^[0-9a-f]{64}$/);
    assert.match((await readdir(join(out, result))).toSorted().join(' '), /^intake\.json model\.glb model\.lod1\.glb model\.lod2\.glb original-[0-9a-f]{64}\.glb preview\.webp thumbnail\.webp$/);
  });
});
