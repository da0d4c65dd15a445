import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runInChild } from './run-in-child.ts';

test('says of every step which it is, how far, and what came of it', () => {
  const { status, said } = runInChild(`
    import { runSteps } from 'setup/steps.ts';
    await runSteps([{ title: 'Electron', run: () => 'here' }, { title: 'Bundles', run: async () => 'fresh' }]);
  `);
  assert.equal(status, 0);
  assert.match(said, /^\[1\/2\] Electron … here \(\d+\.\d s\)\n\[2\/2\] Bundles … fresh \(\d+\.\d s\)\n$/);
});

test('a refusal ends the set-up with its words, and without a stack', () => {
  const { status, said, complained } = runInChild(`
    import { runSteps, SetUpRefused } from 'setup/steps.ts';
    const refuse = () => { throw new SetUpRefused('The binding is missing. Remove node_modules and run the same command again.'); };
    await runSteps([{ title: 'Binding', run: refuse }, { title: 'Never', run: () => console.log('reached') }]);
  `);
  assert.deepEqual([status, said, complained], [1, '[1/2] Binding … stopped\n', '\nThe binding is missing. Remove node_modules and run the same command again.\n']);
});
