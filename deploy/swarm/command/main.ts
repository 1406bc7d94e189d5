import { createInterface } from 'node:readline/promises';
import { Command } from 'commander';
import { Failure } from '../../../tools/failure.ts';
import { deployBlueGreen, rollbackToWarm } from './actions/blue-green.ts';
import { deploy, rollback } from './actions/deploy.ts';
import { down } from './actions/down.ts';
import { init } from './actions/init.ts';
import { logs } from './actions/logs.ts';
import { rotate } from './actions/rotate.ts';
import { scale } from './actions/scale.ts';
import { describe, status } from './actions/status.ts';
import { up } from './actions/up.ts';
import { backup, restore } from './engine/database.ts';
import { hasColors } from './rollout/colors.ts';
import { loadSettings, registryOf, type Settings } from './settings.ts';
import { installedSettings } from './state/installed.ts';
import { unlock } from './state/lock.ts';
import { newestSecrets, randomSecret, storeSecret } from './state/secrets.ts';

// npm run swarm -- <command>. DOCKER_HOST (ssh:// or tcp://) points at a manager; without it, this machine is one.

interface RollOptions {
  registry?: string;
  blueGreen?: boolean;
}

interface Options {
  json?: boolean;
  envFile?: string;
}

const program = new Command('swarm')
  .description('Runs the todo system on a Docker Swarm: brings it up, deploys commits, watches and undoes them.')
  .option('--json', 'one JSON object on standard output in place of text')
  .option('--env-file <file>', 'settings of this installation (default: deploy/swarm/.env)')
  .exitOverride()
  .configureOutput({ writeErr: (text) => process.stderr.write(text) });

command('init', 'make the Swarm, its network, secrets and node labels where they are missing')
  .option('--advertise-addr <address>', 'address of this node for the others')
  .option('--master <hostname>', 'node that keeps the data of the MySQL master (default: this one)')
  .action(
    run(async (settings, options: { advertiseAddr?: string; master?: string }, quiet) => {
      const done = await init(settings, { ...options, quiet });
      return [done, `Ready on ${done.nodes.join(', ')}. Next: npm run swarm -- up`];
    }),
  );

command('up [commit]', 'bring everything up, or apply changed settings, secrets and stack files')
  .option('--registry <prefix>', 'where the nodes get the images from, such as registry.example.org/team')
  .action(
    run(async (settings, { registry }: { registry?: string }, quiet, commit?: string) => {
      const entry = await up(settings, commit, { registry: registryOf(settings, registry), quiet });
      return [entry, `Up at ${entry.commit} after ${entry.seconds} s`];
    }),
  );

command('deploy <commit>', 'replace what runs by this commit, without a failed request')
  .option('--registry <prefix>', 'where the nodes get the images from')
  .option('--blue-green', 'start it beside what runs, try it, then switch at once')
  .action(
    run(async (settings, { registry, blueGreen }: RollOptions, quiet, commit: string) => {
      const way = blueGreen ? deployBlueGreen : deploy;
      const entry = await way(await installedSettings(settings), commit, {
        registry: registryOf(settings, registry),
        quiet,
      });
      return [entry, `Deployed ${entry.commit} in ${entry.seconds} s; before it ran ${entry.from}`];
    }),
  );

command('rollback [commit]', 'go back to a commit, by default to the one before')
  .option('--registry <prefix>', 'where the nodes get the images from')
  .action(
    run(async (settings, { registry }: RollOptions, quiet, commit?: string) => {
      const options = { registry: registryOf(settings, registry), quiet };
      const installed = await installedSettings(settings);
      const warm = hasColors(installed) ? await rollbackToWarm(installed, commit, options) : undefined;
      const entry = warm ?? (await rollback(installed, commit, options));
      return [entry, `Back at ${entry.commit} after ${entry.seconds} s`];
    }),
  );

command('scale <service=n...>', 'change the number of tasks, for example app_api=5').action(
  run(async (_settings, _options, quiet, requests: string[]) => {
    const counts = await scale(requests, { quiet });
    return [
      counts,
      `Now ${Object.entries(counts)
        .map(([name, count]) => `${count} ${name}`)
        .join(', ')}`,
    ];
  }),
);

command('status', 'show what runs where at which commit, replication, and the last deploys').action(
  run(async (settings) => {
    const state = await status(settings);
    return [state, describe(state)];
  }),
);

command('logs <service>', 'show what the tasks of a service print')
  .option('-f, --follow', 'go on until interrupted')
  .option('--tail <lines>', 'lines of each task', '100')
  .option('--since <time>', 'for example 10m')
  .action(
    run(async (_settings, options: { follow?: boolean; tail: string; since?: string }, _quiet, service: string) => {
      await logs(service, options);
      return undefined;
    }),
  );

command('backup <file>', 'write the database to a file (.sql.gz), while everything works').action(
  run(async (settings, _options, _quiet, file: string) => {
    const done = await backup(settings, file);
    return [done, `${done.file}: ${done.bytes} bytes`];
  }),
);

command('restore <file>', 'put the database back to what the file holds')
  .option('--yes', 'do not ask')
  .action(
    run(async (settings, { yes }: { yes?: boolean }, _quiet, file: string) => {
      if (!yes) await confirm(`This replaces every todo by those in ${file}.`);
      return [await restore(settings, file), `Restored from ${file}`];
    }),
  );

command('secret <name>', 'store a new version of a secret, read from standard input; `up` applies it')
  .option('--generate', 'a random value in place of standard input')
  .action(
    run(async (_settings, { generate }: { generate?: boolean }, _quiet, name: string) => {
      const known = ['tls_cert', 'tls_key', ...(await newestSecrets()).keys()];
      if (!known.includes(name))
        throw new Failure(`there is no secret ${name}; there are ${[...new Set(known)].join(', ')}`);
      const stored = await storeSecret(name, generate ? randomSecret() : await standardInput());
      return [{ stored }, `Stored as ${stored}. Apply it with: npm run swarm -- up`];
    }),
  );

command('rotate <password>', 'give the database and every task a new mysql_password, mysql_repl_password or root one')
  .option('--registry <prefix>', 'where the nodes get the images from')
  .action(
    run(async (settings, { registry }: RollOptions, quiet, name: string) => {
      const options = { registry: registryOf(settings, registry), quiet };
      const stored = await rotate(await installedSettings(settings), name, options);
      return [{ stored }, `Every task uses ${stored}; the old password has ended`];
    }),
  );

command('unlock', 'remove the lock of a command that died').action(
  run(async () => {
    await unlock();
    return [{ unlocked: true }, 'Unlocked'];
  }),
);

command('down', 'stop everything; data, secrets and history stay')
  .option('--volumes', 'delete them too')
  .option('--yes', 'do not ask')
  .action(
    run(async (settings, { volumes, yes }: { volumes?: boolean; yes?: boolean }, quiet) => {
      if (volumes && !yes) await confirm('This deletes every todo, all secrets and the history.');
      return [await down(settings, { volumes, quiet }), volumes ? 'Stopped and deleted' : 'Stopped; the data is kept'];
    }),
  );

await main();

async function main(): Promise<void> {
  try {
    await program.parseAsync();
  } catch (error) {
    const { code, exitCode } = error as { code?: string; exitCode?: number };
    if (code?.startsWith('commander.')) process.exitCode = exitCode;
    else if (!(error instanceof Failure)) throw error;
    else {
      process.exitCode = 1;
      if (program.opts<Options>().json)
        process.stdout.write(`${JSON.stringify({ ok: false, error: error.message })}\n`);
      else process.stderr.write(`todo: ${error.message}\n`);
    }
  }
}

function command(usage: string, description: string): Command {
  return program.command(usage).description(description);
}

type Work<O> = (
  settings: Settings,
  options: O,
  quiet: boolean,
  // biome-ignore lint/suspicious/noExplicitAny: commander hands the arguments over as the usage line names them.
  ...args: any[]
) => Promise<[result: object, text: string] | undefined>;

/** Runs one command and prints its result in the form that was asked for. */
function run<O>(work: Work<O>) {
  return async (...args: unknown[]) => {
    const { json = false, envFile } = program.opts<Options>();
    args.pop();
    const options = args.pop() as O;
    const done = await work(await loadSettings(envFile), options, json, ...args);
    if (!done) return;
    const [result, text] = done;
    process.stdout.write(`${json ? JSON.stringify({ ok: true, ...result }) : text}\n`);
  };
}

async function confirm(consequence: string): Promise<void> {
  if (!process.stdin.isTTY) throw new Failure(`${consequence} Say --yes to do it without being asked.`);
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await terminal.question(`${consequence} Type yes to go on: `);
  terminal.close();
  if (answer.trim() !== 'yes') throw new Failure('nothing was changed');
}

async function standardInput(): Promise<string> {
  if (process.stdin.isTTY) process.stderr.write('Value (end with Ctrl-D on a line of its own):\n');
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  const value = Buffer.concat(chunks)
    .toString()
    .replace(/\r?\n$/, '');
  if (value === '') throw new Failure('standard input is empty: nothing was stored');
  return value;
}
