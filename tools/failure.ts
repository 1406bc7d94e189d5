/** An error that the user can fix: printed as one line, without a stack trace. */
export class Failure extends Error {
  override readonly name = 'Failure';
}

/** Runs the main function of a command; a Failure becomes one line on stderr and exit code 1. */
export async function runCommand(main: () => Promise<void>): Promise<void> {
  try {
    await main();
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    process.stderr.write(`todo: ${error.message}\n`);
    process.exitCode = 1;
  }
}
