import { parseArgs } from 'node:util';
import { runCampaign } from './campaign.ts';
import { isClean, verdictWords } from './verdict-words.ts';

/** `npm run torture -- [--kills N] [--seed S] [--cuts N] [--crm tryton] [--book postgres]`: ends with 1 when something acknowledged was lost, doubled or stuck. */
const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '50' },
    /** Power cuts on top of the kills; needs a C compiler. */
    cuts: { type: 'string', default: '20' },
    /** A real Tryton behind the hub, killed as well, over a line that loses answers. */
    crm: { type: 'string' },
    /** A real PostgreSQL that keeps the hub's time, killed as well; visitors ask for times. */
    book: { type: 'string' },
    /** Leaves the folders of core and hub where they are, to be looked at. */
    keep: { type: 'boolean', default: false },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
  },
});
if (values.crm !== undefined && values.crm !== 'tryton') throw new TypeError('--crm tryton is the one there is');
if (values.book !== undefined && values.book !== 'postgres') throw new TypeError('--book postgres is the one there is beside the hub’s own');
const seed = Number(values.seed);
const startedAtMs = performance.now();
say(`seed ${seed}`);
const areClean = [await campaign('kills', Number(values.kills), false), await campaign('power cuts', Number(values.cuts), true)];
process.exitCode = areClean.every(Boolean) ? 0 : 1;

async function campaign(name: string, kills: number, isPowerCut: boolean): Promise<boolean> {
  if (kills === 0) return true;
  const sayHere = (line: string): void => say(`${name}: ${line}`);
  const verdict = await runCampaign({ seed, kills, isPowerCut, hasTryton: values.crm !== undefined, hasPostgres: values.book !== undefined, isKept: values.keep, say: sayHere });
  verdictWords(verdict).forEach(sayHere);
  return isClean(verdict);
}

function say(line: string): void {
  process.stdout.write(`[${Math.round((performance.now() - startedAtMs) / 1000)} s] ${line}\n`);
}
