import { bootstrap, chooseMember } from './actions/database/begin.ts';
import { convertToGroup } from './actions/database/group.ts';
import { removeMember } from './actions/database/remove.ts';
import { switchPrimary } from './actions/database/switch.ts';
import { command, run } from './program.ts';
import { registryOf } from './settings/load.ts';
import { installedSettings } from './state/installed.ts';
import { confirm } from './terminal/ask.ts';

/** Adds the commands for operating the group of database servers. */
export function addDatabaseCommands(): void {
  const database = command('database', 'the group of database servers: its primary and its members');

  database
    .command('switch [node]')
    .description('make the member on another node the primary, within about a second')
    .action(
      run(async (settings, _options, _quiet, node?: string) => {
        const done = await switchPrimary(settings, node);
        return [done, `The primary is on ${done.to} after ${done.seconds} s; it was on ${done.from}`];
      }),
    );

  database
    .command('begin')
    .description('after most members were lost: bootstrap the group with those that are left, and say what that loses')
    .option('--yes', 'do not ask')
    .action(
      run(async (settings, { yes }: { yes?: boolean }) => {
        const choice = await chooseMember(settings);
        if (!yes) await confirm(choice.consequence);
        const done = await bootstrap(settings, choice);
        return [{ ...done, consequence: choice.consequence }, `The group was bootstrapped on ${done.node}`];
      }),
    );

  database
    .command('remove <node>')
    .description('remove the member on a machine from the group; another machine replaces it, if there is one')
    .action(
      run(async (settings, _options, _quiet, node: string) => {
        const done = await removeMember(await installedSettings(settings), node);
        const change = done.replacedBy ? `${done.replacedBy} replaces it` : 'the group is smaller now';
        return [done, `${node} no longer holds a member; ${change}`];
      }),
    );

  database
    .command('group')
    .description('turn a master and its replicas into a group, which elects its primary')
    .option('--registry <prefix>', 'where the nodes get the images from')
    .action(
      run(async (settings, options: { registry?: string }, quiet) => {
        const registry = registryOf(settings, options.registry);
        const entry = await convertToGroup(await installedSettings(settings), { registry, quiet });
        return [entry, `The group is running after ${entry.seconds} s`];
      }),
    );
}
