import { ZodError } from 'zod';

/** Runs a command of the command line; what whoever typed it can mend is said in a sentence, anything else is a fault with its stack. */
export async function runCommand(command: () => void | Promise<void>): Promise<void> {
  try {
    await command();
  } catch (error) {
    const sentence = sentenceOf(error);
    if (sentence === null) throw error;
    process.stderr.write(`${sentence}\n`);
    process.exitCode = 2;
  }
}

function sentenceOf(error: unknown): string | null {
  if (error instanceof ZodError) return error.issues.map((issue) => issue.message).join(', ');
  if (error instanceof TypeError) return error.message;
  const isMissing = error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'EEXIST');
  return isMissing ? error.message : null;
}
