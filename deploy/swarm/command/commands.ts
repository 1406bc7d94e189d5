import { backup } from './actions/data/backup.ts';
import { describeRestore, restore } from './actions/data/restore.ts';
import { deployBlueGreen, rollbackToWarm } from './actions/deploy/blue-green.ts';
import { deploy, rollback } from './actions/deploy/rolling.ts';
import { down } from './actions/down.ts';
import { type InitOptions, init } from './actions/init.ts';
import { type LogOptions, logs } from './actions/logs.ts';
import { scale } from './actions/scale.ts';
import { rotate } from './actions/secrets/rotate.ts';
import { storeNewSecret } from './actions/secrets/secret.ts';
import { describe, status } from './actions/status.ts';
import { unlock } from './actions/unlock.ts';
import { up } from './actions/up.ts';
import { addDatabaseCommands } from './database-commands.ts';
import { command, run } from './program.ts';
import { hasColors } from './rollout/colors.ts';
import { registryOf } from './settings/load.ts';
import { installedSettings } from './state/installed.ts';
import { describeHolder } from './state/lock.ts';
import { confirm, standardInput } from './terminal/ask.ts';

interface RollOptions {
  registry?: string;
  blueGreen?: boolean;
}

/** Every command, in the order in which the help shows them. */
export function addCommands(): void {
  addChanges();
  addSights();
  addDatabaseCommands();
  addData();
  addSecrets();
  addEnds();
}

function addChanges(): void {
  command('init', 'create the Swarm, its network, secrets and node labels, unless they exist')
    .option('--advertise-addr <address>', 'address of this node for the others')
    .option('--default-addr-pool <range>', 'range for the networks of the Swarm, if 10.0.0.0/8 is in use')
    .option('--master <hostname>', 'node that keeps the data of the MySQL master (default: this one)')
    .action(
      run(async (settings, options: InitOptions, quiet) => {
        const done = await init(settings, { ...options, quiet });
        return [done, `Ready on ${done.nodes.join(', ')}. Next: npm run swarm -- up`];
      }),
    );

  command('up [commit]', 'start the whole system, or apply changed settings, secrets and stack files')
    .option('--registry <prefix>', 'where the nodes get the images from, such as registry.example.org/team')
    .option(
      '--initialise',
      "make a new, empty database if the master's volume is empty; the first `up` does so by itself",
    )
    .action(
      run(async (settings, options: { registry?: string; initialise?: boolean }, quiet, commit?: string) => {
        const registry = registryOf(settings, options.registry);
        const entry = await up(settings, commit, { ...options, registry, quiet });
        return [entry, `Up at ${entry.commit} after ${entry.seconds} s\n${entry.database}`];
      }),
    );

  command('deploy <commit>', 'run this commit instead of the present one, without a failed request')
    .option('--registry <prefix>', 'where the nodes get the images from')
    .option('--blue-green', 'start it beside the present commit, test it, then switch all requests at once')
    .action(
      run(async (settings, { registry, blueGreen }: RollOptions, quiet, commit: string) => {
        const way = blueGreen ? deployBlueGreen : deploy;
        const options = { registry: registryOf(settings, registry), quiet };
        const entry = await way(await installedSettings(settings), commit, options);
        return [entry, `Deployed ${entry.commit} in ${entry.seconds} s; before it ran ${entry.from}`];
      }),
    );

  command('rollback [commit]', 'run an earlier commit again, by default the previous one')
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
      const parts = Object.entries(counts).map(([name, count]) => `${count} ${name}`);
      return [counts, `Now ${parts.join(', ')}`];
    }),
  );
}

function addSights(): void {
  command('status', 'show the services with their nodes and commits, replication, and the last deploys').action(
    run(async (settings) => {
      const state = await status(settings);
      return [state, describe(state)];
    }),
  );

  command('logs <service>', 'show the output of the tasks of a service')
    .option('-f, --follow', 'follow the output until interrupted')
    .option('--tail <lines>', 'number of lines of each task', '100')
    .option('--since <time>', 'for example 10m')
    .action(
      run(async (_settings, options: LogOptions, _quiet, service: string) => {
        await logs(service, options);
        return undefined;
      }),
    );
}

function addData(): void {
  command('backup <file>', 'write the database to a file (.sql.gz), without stopping anything').action(
    run(async (settings, _options, _quiet, file: string) => {
      const done = await backup(settings, file);
      return [done, `${done.file}: ${done.bytes} bytes`];
    }),
  );

  command('restore <file>', 'replace the database by that of a backup; the system is down meanwhile')
    .option('--yes', 'do not ask')
    .option('--keep-logins', 'make sessions and personal tokens of the backup valid again')
    .action(
      run(async (settings, { yes, keepLogins }: { yes?: boolean; keepLogins?: boolean }, quiet, file: string) => {
        const installed = await installedSettings(settings);
        if (!yes) await confirm(await describeRestore(installed, file, { keepLogins }));
        const entry = await restore(installed, file, { keepLogins, quiet });
        return [{ ...entry, file }, `Restored from ${file} in ${entry.seconds} s`];
      }),
    );
}

function addSecrets(): void {
  command('secret <name>', 'store a new version of a secret, read from standard input; `up` applies it')
    .option('--generate', 'use a random value instead of standard input')
    .action(
      run(async (_settings, { generate }: { generate?: boolean }, _quiet, name: string) => {
        const stored = await storeNewSecret(name, generate ? undefined : standardInput);
        return [{ stored }, `Stored as ${stored}. Apply it with: npm run swarm -- up`];
      }),
    );

  command(
    'rotate <password>',
    'change mysql_password, mysql_repl_password or mysql_root_password in the database and in every task',
  )
    .option('--registry <prefix>', 'where the nodes get the images from')
    .action(
      run(async (settings, { registry }: RollOptions, quiet, name: string) => {
        const options = { registry: registryOf(settings, registry), quiet };
        const { stored } = await rotate(await installedSettings(settings), name, options);
        return [{ stored }, `Every task uses ${stored}; the old password has ended`];
      }),
    );
}

function addEnds(): void {
  command('unlock', 'remove the lock of a command that died').action(
    run(async () => {
      const holder = await unlock();
      const text = holder ? `Unlocked: ${describeHolder(holder)}` : 'There was no lock';
      return [{ unlocked: holder !== undefined, holder }, text];
    }),
  );

  command('down', 'stop everything; data, secrets and history stay')
    .option('--volumes', 'delete them too')
    .option('--yes', 'do not ask')
    .action(
      run(async (settings, { volumes, yes }: { volumes?: boolean; yes?: boolean }, quiet) => {
        if (volumes && !yes) await confirm('This deletes every todo, all secrets and the history.');
        const text = volumes ? 'Stopped and deleted' : 'Stopped; the data is kept';
        return [await down(settings, { volumes, quiet }), text];
      }),
    );
}
