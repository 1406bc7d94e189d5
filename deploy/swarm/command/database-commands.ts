import { begin, chooseBeginning } from './actions/database/begin.ts';
import { foundGroup } from './actions/database/found.ts';
import { removeMember } from './actions/database/remove.ts';
import { switchPrimary } from './actions/database/switch.ts';
import { command, run } from './program.ts';
import { registryOf } from './settings/load.ts';
import { installedSettings } from './state/installed.ts';
import { confirm } from './terminal/ask.ts';

/** Adds the commands for operating the group of database servers. */
export function addDatabaseCommands(): void {
  const database = command('database', 'the servers of the database: who takes writes, and who belongs to the group');

  database
    .command('switch [node]')
    .description('let the member on another node take writes, in about a second')
    .action(
      run(async (settings, _options, _quiet, node?: string) => {
        const done = await switchPrimary(settings, node);
        return [done, `${done.to} takes writes after ${done.seconds} s; before it did ${done.from}`];
      }),
    );

  database
    .command('begin')
    .description('after most members were lost: go on with those that are left, and say what that loses')
    .option('--yes', 'do not ask')
    .action(
      run(async (settings, { yes }: { yes?: boolean }) => {
        const beginning = await chooseBeginning(settings);
        if (!yes) await confirm(beginning.consequence);
        const done = await begin(settings, beginning);
        return [{ ...done, consequence: beginning.consequence }, `The group has begun on ${done.node}`];
      }),
    );

  database
    .command('remove <node>')
    .description('take a machine out of the group; another one gets its place, if there is one')
    .action(
      run(async (settings, _options, _quiet, node: string) => {
        const done = await removeMember(await installedSettings(settings), node);
        const place = done.replacedBy ? `${done.replacedBy} has its place` : 'the group is smaller now';
        return [done, `${node} holds no member any more; ${place}`];
      }),
    );

  database
    .command('group')
    .description('turn a master and its replicas into a group that elects who takes writes')
    .option('--registry <prefix>', 'where the nodes get the images from')
    .action(
      run(async (settings, options: { registry?: string }, quiet) => {
        const registry = registryOf(settings, options.registry);
        const entry = await foundGroup(await installedSettings(settings), { registry, quiet });
        return [entry, `A group after ${entry.seconds} s`];
      }),
    );
}
