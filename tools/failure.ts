/** A fault that the person at the terminal can mend: shown as one line, without a stack. */
export class Failure extends Error {
  override readonly name = 'Failure';
}

/** Runs a command's main function; a Failure becomes one clear line on stderr and exit code 1. */
export async function runCommand(main: () => Promise<void>): Promise<void> {
  try {
    await main();
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    process.stderr.write(`todo: ${error.message}\n`);
    process.exitCode = 1;
  }
}
