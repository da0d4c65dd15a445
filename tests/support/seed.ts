import fc from 'fast-check';

/** Every property test of a run draws from one seed, so that a run can be had again: `VITRINE_SEED=7 npm test`. */
fc.configureGlobal({ seed: Number(process.env['VITRINE_SEED'] ?? 20_261_127) });
