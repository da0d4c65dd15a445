import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SphereGeometry } from 'three';
import { consoleStage } from '../../support/console-stage.ts';
import { smallModel } from '../../support/small-model.ts';

describe('a model that staff bring', () => {
  const { staff } = consoleStage();
  let folder = '';
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'vitrine-models-'));
    await writeFile(join(folder, 'in-millimetres.glb'), await smallModel({ longest: 42 }));
    // It takes seconds on any machine: there is time to stop it.
    await writeFile(join(folder, 'fine.glb'), await smallModel({ geometry: new SphereGeometry(0.5, 240, 160), picturePx: 1024 }));
  });
  after(() => rm(folder, { recursive: true }));

  it('is refused in words, taken in step by step once its unit is said, and chosen for its watch', async () => {
    const console = await staff();
    await console.goTo('models');
    await console.press('Bring a model');
    await console.page.getByLabel('File', { exact: true }).setInputFiles(join(folder, 'in-millimetres.glb'));
    await console.choose('Watch', 'Verrou');
    await console.press('Take it in');
    await console.reads(/The model is 42 m across: were millimetres exported as metres\?/);
    await console.choose('Its numbers are', 'millimetres');
    await console.press('Take it in');
    await console.reads(/Step \d+ of 11: /);
    await console.page.getByText('Taken in. Choose it below for its watch.').waitFor({ timeout: 60_000 });
    const card = console.page.getByRole('listitem', { name: 'Verrou, in-millimetres.glb' });
    assert.match(await card.innerText(), /True size 42 × 25\.2 × 12\.6 mm/);
    const thumbnail = card.getByRole('img');
    await thumbnail.evaluate((image: HTMLImageElement) => image.decode());
    assert.equal(await thumbnail.evaluate((image: HTMLImageElement) => image.naturalWidth), 320);
    await console.press('Show it as Verrou');
    await console.reads('shown from the next publication on');
    await console.press('Go back to the built model');
    await console.page.getByText('shown from the next publication on').waitFor({ state: 'detached' });
  });

  it('is let go when it is stopped, and the next may come', async () => {
    const console = await staff();
    await console.goTo('models');
    await console.press('Bring a model');
    await console.page.getByLabel('File', { exact: true }).setInputFiles(join(folder, 'fine.glb'));
    await console.press('Take it in');
    await console.reads(/Step \d+ of 11: /);
    await console.press('Stop');
    await console.reads('Stopped. Nothing was kept.');
    await console.page.getByLabel('File', { exact: true }).setInputFiles(join(folder, 'in-millimetres.glb'));
    await console.press('Take it in');
    await console.reads(/were millimetres exported as metres|Another model is being taken in/);
  });
});
