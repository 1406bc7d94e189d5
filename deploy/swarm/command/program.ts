import { Command } from 'commander';
import { loadSettings } from './settings/load.ts';
import type { Settings } from './settings/schema.ts';

interface Options {
  json?: boolean;
  envFile?: string;
}

export const program = new Command('swarm')
  .description('Runs the todo system on a Docker Swarm: starts it, deploys commits, and rolls them back.')
  .option('--json', 'print one JSON object to standard output instead of text')
  .option('--env-file <file>', 'settings of this installation (default: deploy/swarm/.env)')
  .exitOverride()
  .configureOutput({ writeErr: (text) => process.stderr.write(text) });

/** Adds a command. @param usage its name and arguments, as commander reads them */
export function command(usage: string, description: string): Command {
  return program.command(usage).description(description);
}

/** The action of a command; it returns its result as an object for programs and as text for people. */
type Work<O> = (
  settings: Settings,
  options: O,
  quiet: boolean,
  // biome-ignore lint/suspicious/noExplicitAny: commander passes the arguments that the usage line names.
  ...args: any[]
) => Promise<[result: object, text: string] | undefined>;

/** Runs one command and prints its result as text or, with `--json`, as JSON. */
export function run<O>(work: Work<O>) {
  return async (...args: unknown[]) => {
    const { json = false, envFile } = program.opts<Options>();
    args.pop();
    const options = args.pop() as O;
    const done = await work(await loadSettings(envFile), options, json, ...args);
    if (!done) return;
    const [result, text] = done;
    const { warnings = [] } = result as { warnings?: string[] };
    if (!json) for (const warning of warnings) process.stderr.write(`todo: note: ${warning}\n`);
    process.stdout.write(`${json ? JSON.stringify({ ok: true, ...result }) : text}\n`);
  };
}
