import { runOnNode24 } from './bootstrap.mjs';

// The packager would link the executable from the cache where CI is set, and setting its fuses would then change the cache.
process.env.USE_HARD_LINKS = 'false';
runOnNode24('native/setup/package.ts', process.argv.slice(2));
