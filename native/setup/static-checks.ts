import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { text } from 'node:stream/consumers';
import { join } from 'node:path';
import { projectRoot } from './places.ts';

type Check = { readonly title: string; readonly command: string; readonly args: readonly string[] };

/** Pure folders come first: their settings know neither Node nor the DOM. */
const typed = ['main/domain', 'main/contract', 'main', 'renderer', 'native', 'assets', 'tests'];
const checks: readonly Check[] = [
  ...typed.map((folder) => ({ title: `types of ${folder}`, command: 'tsc', args: ['-p', folder] })),
  { title: 'lint', command: 'oxlint', args: ['--deny-warnings', 'main', 'renderer', 'native', 'assets', 'tests'] },
];

/** Types and lint, as many at once as there are cores. @returns how many of them failed */
export async function checkStatically(): Promise<number> {
  const waiting = [...checks];
  const failed: string[] = [];
  const work = async (): Promise<void> => {
    for (let check = waiting.shift(); check; check = waiting.shift()) {
      if (!(await holds(check))) failed.push(check.title);
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  return failed.length;
}

async function holds({ title, command, args }: Check): Promise<boolean> {
  const started = performance.now();
  const child = spawn(join(projectRoot, 'node_modules/.bin', command), [...args], { cwd: projectRoot, stdio: ['ignore', 'pipe', 'pipe'] });
  const [said, complained, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]);
  console.log(`${code === 0 ? '✔' : '✖'} ${title} (${((performance.now() - started) / 1000).toFixed(1)} s)`);
  if (code !== 0) console.log(`${said}${complained}`.trim());
  return code === 0;
}
