import { runOnNode24 } from './bootstrap.mjs';

runOnNode24('native/setup/run-boutique.ts', process.argv.slice(2));
