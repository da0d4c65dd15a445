/** What cannot go on, in words for the person at the terminal, with the cure. */
export class SetUpRefused extends Error {
  override readonly name = 'SetUpRefused';
}

export type Step = {
  readonly title: string;
  /** Does the step, or finds it done; answers with what there is to say about it. */
  readonly run: () => Promise<string> | string;
};

/** Runs steps in order, saying which, how far and how long; the first refusal ends the program with its words. */
export async function runSteps(steps: readonly Step[]): Promise<void> {
  for (const [index, step] of steps.entries()) {
    const started = performance.now();
    process.stdout.write(`[${index + 1}/${steps.length}] ${step.title} … `);
    try {
      const said = await step.run();
      console.log(`${said} (${((performance.now() - started) / 1000).toFixed(1)} s)`);
    } catch (error) {
      if (!(error instanceof SetUpRefused)) throw error;
      console.log('stopped');
      console.error(`\n${error.message}`);
      process.exit(1);
    }
  }
}
