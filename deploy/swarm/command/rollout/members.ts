import type { Running } from './running.ts';
import type { Plan } from './stacks/stacks.ts';

const database = ['mysql_master', 'mysql_slave', 'mysql_reader', 'mysql_lb'];

/** A deploy whose database images stay the same does not touch the members, so a missing one does not prevent it. */
export function membersIn(before: Running, images: Readonly<Record<string, string>>): Plan['members'] {
  if (!before.group) return undefined;
  const running = database.filter((service) => service in before.images);
  return running.every((service) => images[service] === before.images[service]) ? 'keep' : 'roll';
}
