import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { hubRoutes } from '#contract/hub-api.ts';
import { intakeNews, type IntakeNews, type IntakeOutcome } from '#contract/model-intake.ts';
import { boutiqueId } from '#contract/ids.ts';
import { signIn, type ConsoleClient } from '../../support/console-client.ts';
import { aHubFolder, startHub, type HubProcess } from '../../support/hub-process.ts';
import { smallModel } from '../../support/small-model.ts';
import { askHub, enrolWindow, type Answer, type WindowClient } from '../../support/window-client.ts';

describe('models that staff bring to the hub', () => {
  const ends: (() => Promise<void>)[] = [];
  let hub: HubProcess;
  let maison: ConsoleClient;
  let boutiqueStaff: ConsoleClient;
  let window: WindowClient;

  before(async () => {
    const folder = await aHubFolder({ after: (end) => ends.push(end) });
    hub = await startHub({ folder, more: ['--assets', join(folder, 'no-assets')] });
    assert.ok(hub.firstAccount);
    maison = await signIn(hub, hub.firstAccount);
    const geneve = boutiqueId.parse('geneve');
    await maison.ask('accounts.add', { account: { name: 'claire', role: 'boutique', boutiqueId: geneve }, password: 'a quiet valley in june' });
    boutiqueStaff = await signIn(hub, { account: 'claire', password: 'a quiet valley in june' });
    window = await enrolWindow(hub, (await maison.ask('pairing.issue', { boutiqueId: geneve, role: 'salon', name: 'Salon' })).code);
  });

  after(async () => {
    await hub.stop();
    for (const end of ends) await end();
  });

  const bring = (staff: { readonly cookie: string }, raw: Uint8Array, headers: Readonly<Record<string, string>> = {}): Promise<Answer> =>
    askHub(hub, '/console/api/models/bring?watchId=W-MOR-01&fileName=from-the-studio.glb', { method: 'POST', raw, headers: { 'x-vitrine-console': '1', 'content-type': 'model/gltf-binary', cookie: staff.cookie, ...headers } });

  const newsOf = (answer: Answer): readonly IntakeNews[] => answer.bytes.toString('utf8').trim().split('\n').map((line) => intakeNews.parse(JSON.parse(line)));

  function outcomeOf(answer: Answer): IntakeOutcome {
    const last = newsOf(answer).at(-1);
    assert.ok(last?.news === 'over', answer.bytes.toString('utf8'));
    return last.over;
  }

  const folderIsClear = async (): Promise<void> => assert.deepEqual(await readdir(join(hub.folder, 'models-at-work')), []);

  test('one is taken in step by step, kept by its hash, chosen for its watch and given to a window; and it goes as it came', async () => {
    const answer = await bring(maison, await smallModel());
    assert.equal(new Set(newsOf(answer).flatMap((news) => (news.news === 'step' ? [news.step] : []))).size, 11);
    const outcome = outcomeOf(answer);
    assert.ok(outcome.outcome === 'taken');
    const [brought] = (await boutiqueStaff.ask('models.list', {})).models;
    assert.ok(brought);
    assert.deepEqual([brought.watchId, brought.fileName, brought.isShown, brought.facts.sizeMm], ['W-MOR-01', 'from-the-studio.glb', false, [60, 36, 18]]);
    const picture = await maison.get(`/console/api/models/${brought.id}/thumbnail.webp`);
    assert.equal(picture.bytes.subarray(8, 12).toString(), 'WEBP');

    const publish = async () => {
      await maison.ask('publications.publish', { windowIds: [window.id] });
      return (await window.desired()).assets.filter(({ name }) => name.startsWith('models/W-MOR-01'));
    };
    assert.deepEqual(await publish(), []);
    await maison.ask('models.show', { id: brought.id });
    const shown = await publish();
    assert.deepEqual(shown.map(({ name, sha256 }) => [name, sha256]), [['models/W-MOR-01.glb', partOf(outcome, 'model.glb')], ['models/W-MOR-01.lod1.glb', partOf(outcome, 'model.lod1.glb')]]);
    assert.equal((await window.ask(`${hubRoutes.assets}/${shown[0]?.sha256}`)).bytes.subarray(0, 4).toString(), 'glTF');
    await maison.ask('models.hide', { watchId: brought.watchId });
    assert.deepEqual(await publish(), []);
    const acts = (await maison.ask('audit.list', {})).entries.map(({ act }) => act);
    for (const act of ['model-taken-in', 'model-shown', 'model-hidden']) assert.ok(acts.includes(act), act);
  });

  test('a hostile one is refused in words, takes nothing down and leaves nothing', async () => {
    const outcome = outcomeOf(await bring(maison, Buffer.from('glTF is what this says it is, and is not')));
    assert.ok(outcome.outcome === 'refused');
    assert.match(outcome.sentence, /glTF|GLB/);
    await folderIsClear();
    assert.ok((await maison.ask('audit.list', {})).entries.some(({ act }) => act.startsWith('model-refused-')));
  });

  test('only the maison brings and chooses, and no other site', async () => {
    const [model, other] = [await smallModel(), { cookie: '' }];
    const statuses = [await bring(boutiqueStaff, model), await bring(other, model), await bring(maison, model, { 'sec-fetch-site': 'cross-site' }), await bring(maison, model, { 'content-type': 'text/plain' })].map(({ status }) => status);
    assert.deepEqual(statuses, [403, 401, 403, 403]);
    assert.equal((await boutiqueStaff.tell('models.show', { id: 'any' })).status, 403);
    assert.equal((await boutiqueStaff.tell('models.hide', { watchId: 'W-MOR-01' })).status, 403);
    await folderIsClear();
  });

  test('a second one waits its turn', async () => {
    const answers = await Promise.all([bring(maison, await smallModel()), bring(maison, await smallModel())]);
    assert.deepEqual(answers.map(({ status }) => status).toSorted((a, b) => a - b), [200, 409]);
    await folderIsClear();
  });
});

function partOf(outcome: IntakeOutcome, part: string): string | undefined {
  return outcome.outcome === 'taken' ? outcome.model.parts.find(({ name }) => name === part)?.sha256 : undefined;
}
