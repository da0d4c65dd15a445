import { fork, type ChildProcess } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { setPriority } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { intakeNews, type IntakeOutcome, type TakenModel } from '#contract/model-intake.ts';
import type { UnitWish } from './set-unit.ts';
import type { TellStep } from './take-in.ts';

export type IntakeWish = {
  readonly file: string;
  /** Where it may work; what it makes there is gone when it ends. */
  readonly workFolder: string;
  readonly unit: UnitWish;
  readonly onStep: TellStep;
  readonly signal?: AbortSignal;
  readonly bounds?: IntakeBounds;
};

export type IntakeBounds = { readonly timeMs: number; readonly memoryBytes: number; /** 0 like everything else, 19 last of all. */ readonly niceness: number };

export type IntakeEnd<Kept> =
  | { readonly outcome: 'taken'; readonly model: TakenModel; readonly kept: Kept }
  | Extract<IntakeOutcome, { outcome: 'refused' }>
  | { readonly outcome: 'stopped' };

export const usualBounds: IntakeBounds = { timeMs: 300_000, memoryBytes: 3 * 1024 ** 3, niceness: 0 };

const root = fileURLToPath(new URL('../../../', import.meta.url));
const lookMs = 100;

/**
 * Takes a model in, in a process of its own that may read the file and the program, write into one folder, and neither start another
 * nor outlive its bounds. Whatever happens, that folder is gone at the end.
 * @param keep stores what is in the folder before it goes
 */
export async function runIntake<Kept>(wish: IntakeWish, keep: (model: TakenModel, folder: string) => Promise<Kept>): Promise<IntakeEnd<Kept>> {
  const workFolder = resolve(wish.workFolder);
  await mkdir(workFolder, { recursive: true, mode: 0o700 });
  await sweep(workFolder);
  const folder = await mkdtemp(join(workFolder, `${prefix}${process.pid}-`));
  try {
    const outcome = await supervise(wish, folder);
    if (outcome.outcome !== 'taken') return outcome;
    wish.onStep('stored', null);
    return { ...outcome, kept: await keep(outcome.model, folder) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const prefix = '.intake-';

/** Folders of processes that were killed before they could clear up. */
async function sweep(workFolder: string): Promise<void> {
  const names = (await readdir(workFolder)).filter((name) => name.startsWith(prefix));
  const orphans = names.filter((name) => !isAlive(Number.parseInt(name.slice(prefix.length), 10)));
  await Promise.all(orphans.map((name) => rm(join(workFolder, name), { recursive: true, force: true })));
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

type Supervised = IntakeOutcome | { readonly outcome: 'stopped' };

async function supervise(wish: IntakeWish, folder: string): Promise<Supervised> {
  const { timeMs, memoryBytes, niceness } = wish.bounds ?? usualBounds;
  if (wish.signal?.aborted === true) return { outcome: 'stopped' };
  const child = begin(resolve(wish.file), folder, wish.unit, niceness);
  const told = hear(child, wish.onStep);
  let end: Supervised | null = null;
  const endAs = (as: Supervised): void => {
    end ??= as;
    child.kill('SIGKILL');
  };
  const stop = (): void => endAs({ outcome: 'stopped' });
  wish.signal?.addEventListener('abort', stop);
  const late = setTimeout(() => endAs(refused('took-too-long', `The model was not taken in within ${Math.round(timeMs / 60_000)} minutes. Export it coarser.`)), timeMs);
  const watch = setInterval(() => void memoryOf(child).then((bytes) => {
    if (bytes > memoryBytes) endAs(refused('took-too-much', `Unpacked, the model takes more than ${Math.round(memoryBytes / 1024 ** 3 * 10) / 10} GB of memory. Export it coarser, with smaller pictures.`));
  }), lookMs);
  try {
    const heard = await told;
    return end ?? heard ?? refused('broke', 'The model made the program that reads it give up: it is damaged, or larger than it says. Export it again.');
  } finally {
    clearTimeout(late);
    clearInterval(watch);
    wish.signal?.removeEventListener('abort', stop);
  }
}

function begin(file: string, folder: string, unit: UnitWish, niceness: number): ChildProcess {
  const rights = ['--permission', `--allow-fs-read=${root}*`, `--allow-fs-read=${file}`, `--allow-fs-read=${folder}/*`, `--allow-fs-write=${folder}/*`, '--allow-addons', '--disable-warning=SecurityWarning'];
  const child = fork(join(import.meta.dirname, 'intake-process.ts'), [file, folder, ...(unit === null ? [] : [unit])], {
    execArgv: [...rights, '--max-old-space-size=2048'], env: { MALLOC_ARENA_MAX: '2' }, stdio: ['ignore', 'ignore', 'ignore', 'ipc'], cwd: root,
  });
  if (child.pid !== undefined) void stepBack(child.pid, niceness);
  return child;
}

/** Whoever runs the intake comes first, and it is the last to be ended when memory is short. */
async function stepBack(pid: number, niceness: number): Promise<void> {
  try {
    setPriority(pid, niceness);
    await writeFile(`/proc/${pid}/oom_score_adj`, '900');
  } catch {
    // It has ended already, or this is no Linux: then it works like any other process.
  }
}

/** The outcome it told before it ended; null when it told none. */
function hear(child: ChildProcess, onStep: TellStep): Promise<IntakeOutcome | null> {
  let over: IntakeOutcome | null = null;
  child.on('message', (message) => {
    const { data } = intakeNews.safeParse(message);
    if (data?.news === 'step') onStep(data.step, data.detail);
    if (data?.news === 'over') over = data.over;
  });
  return new Promise((settle, fail) => {
    child.once('error', fail);
    child.once('close', () => settle(over));
  });
}

async function memoryOf(child: ChildProcess): Promise<number> {
  const status = await readFile(`/proc/${child.pid}/status`, 'utf8').catch(() => '');
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) * 1024;
}

function refused(code: string, sentence: string): IntakeOutcome {
  return { outcome: 'refused', code, sentence };
}
