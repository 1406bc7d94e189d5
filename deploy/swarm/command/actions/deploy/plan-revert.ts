import type { Plan } from '../../rollout/stacks/stacks.ts';

/** The images to revert to: all the previous ones, except for a database that a newer server has opened. */
export function planRevert(
  before: Readonly<Record<string, string>>,
  { images, upgradesDatabase }: Pick<Plan, 'images' | 'upgradesDatabase'>,
): { images: Record<string, string>; warnings: string[] } {
  if (!upgradesDatabase) return { images: { ...before }, warnings: [] };
  const names = ['mysql_master', 'mysql_slave', 'mysql_reader'];
  const servers = Object.fromEntries(names.map((name) => [name, images[name] as string]));
  const warning = `The database stays at ${images.mysql_master}: its data was opened by a newer MySQL, which no older one opens.`;
  return { images: { ...before, ...servers }, warnings: [warning] };
}
