import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { createAskCrm } from '../../main/platform/crm/ask-crm.ts';
import { createTrytonClient, type TrytonClient } from '../../main/platform/crm/tryton/tryton-client.ts';
import { trytonIndexes } from '../../main/platform/crm/tryton/tryton-set-up.ts';
import { ensureDebianPackages } from '../../native/setup/debian-packages.ts';
import { cacheFolder } from '../../native/setup/places.ts';
import { freePort } from './free-port.ts';
import { until } from './until.ts';

/** A real Tryton from Debian, on SQLite, on loopback, in a folder of the test's own. */
export type TrytonServer = {
  readonly url: string;
  readonly port: number;
  readonly database: string;
  readonly user: string;
  readonly password: string;
  readonly passwordFile: string;
  readonly client: TrytonClient;
  /** One number out of its database, read past the server. */
  readonly count: (sql: string, ...given: readonly unknown[]) => number;
  /** How often each key is there, by a statement that answers keys and counts. */
  readonly countEach: (sql: string) => readonly (readonly [string, number])[];
  readonly execute: (sql: string) => void;
  readonly start: () => Promise<void>;
  readonly kill: () => Promise<void>;
};

const database = 'boutique';
const modules = ['party', 'company', 'sale_opportunity', 'marketing_email'];
/** A change here makes a new template. */
const templateName = 'tryton-6.0-boutique-1';
const upWithinMs = 90_000;

/**
 * Takes a second or two from the template that the first run makes and keeps (about 25 s).
 * @param options.isStock leaves out the unique indexes that a maison's administrator creates
 */
export async function startTryton(options: { readonly folder: string; readonly isStock?: boolean }): Promise<TrytonServer> {
  ensureDebianPackages('crm');
  const template = await ensureTemplate(options.folder);
  mkdirSync(options.folder, { recursive: true });
  copyFileSync(`${template}.sqlite`, join(options.folder, `${database}.sqlite`));
  const server = await prepareServer(options.folder, readFileSync(`${template}.pass`, 'utf8').trim());
  if (options.isStock !== true) trytonIndexes.forEach(({ sql }) => server.execute(sql));
  await server.start();
  return server;
}

async function ensureTemplate(folder: string): Promise<string> {
  const template = join(cacheFolder(), templateName);
  if (existsSync(`${template}.sqlite`)) return template;
  const work = `${folder}-template`;
  rmSync(work, { recursive: true, force: true });
  mkdirSync(work, { recursive: true });
  const password = randomBytes(18).toString('base64url');
  const server = await prepareServer(work, password);
  const file = join(work, `${database}.sqlite`);
  writeFileSync(file, '');
  const admin = (...more: readonly string[]): void => void execFileSync('trytond-admin', ['-c', join(work, 'trytond.conf'), '-d', database, ...more], { stdio: 'ignore', env: { ...process.env, TRYTONPASSFILE: server.passwordFile } });
  admin('--all', '--email', 'admin@boutique.invalid');
  admin('-u', ...modules, '--activate-dependencies');
  await server.start();
  await foundMaison(server.client);
  await server.kill();
  // The last thing that appears: a template with its name is whole.
  writeFileSync(`${template}.pass`, password, { mode: 0o600 });
  const settled = new BetterSqlite3(file);
  settled.pragma('wal_checkpoint(TRUNCATE)');
  settled.close();
  copyFileSync(file, `${template}.part`);
  renameSync(`${template}.part`, `${template}.sqlite`);
  rmSync(work, { recursive: true, force: true });
  return template;
}

/** What an administrator does once: a company, the hub's user in it, a list for each purpose. */
async function foundMaison(tryton: TrytonClient): Promise<void> {
  const one = async (model: string, values: Record<string, unknown>): Promise<number> => Number((await tryton.call(`model.${model}.create`, [[values]]) as readonly unknown[])[0]);
  const currency = await one('currency.currency', { name: 'Swiss Franc', code: 'CHF', symbol: 'CHF', rates: [['create', [{ date: { __class__: 'date', year: 2026, month: 1, day: 1 }, rate: { __class__: 'Decimal', decimal: '1' } }]]] });
  const company = await one('company.company', { party: await one('party.party', { name: 'Maison' }), currency, timezone: 'Europe/Zurich' });
  const employee = await one('company.employee', { party: await one('party.party', { name: 'Vitrine' }), company });
  await tryton.call('model.res.user.write', [[1], { companies: [['add', [company]]], company, employees: [['add', [employee]]], employee }]);
  await tryton.call('model.marketing.email.list.create', [[{ name: 'News' }, { name: 'Events' }]]);
}

async function prepareServer(folder: string, password: string): Promise<TrytonServer> {
  const port = await freePort();
  const passwordFile = join(folder, 'admin.pass');
  writeFileSync(passwordFile, password, { mode: 0o600 });
  const configuration = ['[web]', `listen = 127.0.0.1:${port}`, '[database]', 'uri = sqlite://', `path = ${folder}`, '[session]', 'max_attempt = 1000', 'max_attempt_ip_network = 100000'];
  writeFileSync(join(folder, 'trytond.conf'), `${configuration.join('\n')}\n`);
  let child: ChildProcess | null = null;
  const url = `http://127.0.0.1:${port}`;
  const file = join(folder, `${database}.sqlite`);
  return {
    url, port, database, user: 'admin', password, passwordFile,
    client: createTrytonClient({ url, database, user: 'admin', password }, createAskCrm(30_000)),
    count: (sql, ...given) => withDatabase(file, (opened) => Number(opened.prepare(sql).pluck().get(...given))),
    countEach: (sql) => withDatabase(file, (opened) => opened.prepare<[], [string, number]>(sql).raw().all()),
    execute: (sql) => withDatabase(file, (opened) => void opened.exec(sql)),
    start: async () => {
      child = spawn('trytond', ['-c', join(folder, 'trytond.conf'), '-d', database], { stdio: 'ignore' });
      await untilItAnswers(url, child);
    },
    kill: async () => {
      if (child === null || child.exitCode !== null || child.signalCode !== null) return;
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
    },
  };
}

function withDatabase<Value>(file: string, use: (opened: BetterSqlite3.Database) => Value): Value {
  const opened = new BetterSqlite3(file, { timeout: 10_000 });
  try {
    return use(opened);
  } finally {
    opened.close();
  }
}

async function untilItAnswers(url: string, child: ChildProcess): Promise<void> {
  await until(async () => {
    if (child.exitCode !== null || child.signalCode !== null) throw new Error(`trytond ended with ${child.exitCode ?? child.signalCode}`);
    const answer = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"id":0,"method":"common.server.version","params":[]}' }).catch(() => null);
    return answer?.ok;
  }, 'an answer of trytond', upWithinMs);
}
