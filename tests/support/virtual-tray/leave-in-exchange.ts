import { setTimeout as pause } from 'node:timers/promises';
import { hearReader, isOf } from './hear-reader.ts';

/** A process that ends while a card does not answer it. */
const reader = await hearReader();
await reader.next(isOf('card-presented', 0));
await pause(300);
await reader.dispose();
process.exit(0);
