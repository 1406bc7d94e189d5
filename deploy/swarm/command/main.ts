import { Failure } from '../../../tools/failure.ts';
import { addCommands } from './commands.ts';
import { program } from './program.ts';
import { Interrupted } from './state/interruption.ts';

// npm run swarm -- <command>. DOCKER_HOST (ssh:// or tcp://) names a manager; by default it is this machine.

// Writing to a closed terminal fails; that error must not stop the cleanup.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);

addCommands();
try {
  await program.parseAsync();
} catch (error) {
  const { code, exitCode } = error as { code?: string; exitCode?: number };
  if (code?.startsWith('commander.')) process.exitCode = exitCode;
  else {
    report(error as Error);
    process.exitCode = 1;
    // The interrupted work may still have open handles, which would keep the process alive.
    if (error instanceof Interrupted) process.exit(error.exitCode);
  }
}

/** A bug of ours is shown with its stack, but a program that asked for JSON gets JSON. */
function report(error: Error): void {
  const { json } = program.opts<{ json?: boolean }>();
  if (json) process.stdout.write(`${JSON.stringify({ ok: false, error: error.message })}\n`);
  if (!(error instanceof Failure)) process.stderr.write(`${error.stack}\n`);
  else if (!json) process.stderr.write(`todo: ${error.message}\n`);
}
