import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runCampaign, type Verdict } from './campaign.ts';
import { startTorturedPostgres } from './tortured-postgres.ts';
import { startTorturedTryton } from './tortured-tryton.ts';

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
    keep: { type: 'boolean' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
  },
});
if (values.crm !== undefined && values.crm !== 'tryton') throw new TypeError('--crm tryton is the one there is');
if (values.book !== undefined && values.book !== 'postgres') throw new TypeError('--book postgres is the one there is beside the hub’s own');
const seed = Number(values.seed);
say(`seed ${seed}`);
const verdicts = [await campaign('kills', Number(values.kills), false), await campaign('power cuts', Number(values.cuts), true)];
process.exitCode = verdicts.every((verdict) => verdict === null || isClean(verdict)) ? 0 : 1;

async function campaign(name: string, kills: number, isPowerCut: boolean): Promise<Verdict | null> {
  if (kills === 0) return null;
  const workFolder = mkdtempSync(join(tmpdir(), 'vitrine-torture-'));
  if (values.keep === true) say(`${name}: in ${workFolder}`);
  const crm = values.crm === undefined ? null : await startTorturedTryton(workFolder, seed);
  const time = values.book === undefined ? null : await startTorturedPostgres(workFolder, seed);
  try {
    const verdict = await runCampaign({ workFolder, seed, kills, isPowerCut, crm, time, say: (line) => say(`${name}: ${line}`) });
    say(`${name}: core ${verdict.kills.core}, hub ${verdict.kills.hub} · acknowledged ${verdict.acknowledged} · lost ${verdict.lost} · doubled ${verdict.doubled} · invented ${verdict.invented} · undelivered ${verdict.undelivered}`);
    if (verdict.crm !== null) say(`${name}, in Tryton: killed ${verdict.crm.kills} times; ${crm?.told()} · acknowledged ${verdict.crm.acknowledged} · lost ${verdict.crm.lost} · doubled ${verdict.crm.doubled} · invented ${verdict.crm.invented} · undelivered ${verdict.crm.undelivered}`);
    if (verdict.time !== null) say(`${name}, in PostgreSQL: killed ${verdict.time.kills} times · confirmed ${verdict.time.confirmed} · declined ${verdict.time.declined} · given twice ${verdict.time.givenTwice} · unkept ${verdict.time.unkept} · left over ${verdict.time.leftOver}`);
    return verdict;
  } finally {
    await time?.close();
    await crm?.close();
    if (values.keep !== true) rmSync(workFolder, { recursive: true, force: true, maxRetries: 5 });
  }
}

function isClean({ crm, time, ...verdict }: Verdict): boolean {
  if (time !== null && time.givenTwice + time.unkept + time.leftOver > 0) return false;
  return [verdict, ...(crm === null ? [] : [crm])].every(({ lost, doubled, invented, undelivered }) => lost + doubled + invented + undelivered === 0);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
