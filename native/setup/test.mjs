import { runOnNode24 } from './bootstrap.mjs';

runOnNode24('native/setup/run-tests.ts', process.argv.slice(2));
