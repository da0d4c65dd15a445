import { runOnNode24 } from '../setup/bootstrap.mjs';

runOnNode24('native/tray/tray-command.ts', process.argv.slice(2));
