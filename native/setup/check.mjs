import { runOnNode24 } from './bootstrap.mjs';

runOnNode24('native/setup/run-tests.ts', ['check', ...process.argv.slice(2)]);
