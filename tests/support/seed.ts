import fc from 'fast-check';

/** Every property test of a run draws from one seed, so that a run can be had again: `VITRINE_SEED=7 npm test`. */
fc.configureGlobal({ seed: Number(process.env['VITRINE_SEED'] ?? 20_261_127) });

// A file ends with its last test, whatever it still holds: what it says must be in the pipe by then, or tests would be missing without a word.
// Node has no public word for it. Without it the suite counts a file that was not heard out as failed.
(process.stdout as { readonly _handle?: { readonly setBlocking?: (isBlocking: boolean) => void } })._handle?.setBlocking?.(true);
