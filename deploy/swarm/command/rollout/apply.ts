import { Failure } from '../../../../tools/failure.ts';
import { requireAllOnline } from '../group/all-online.ts';
import { deployTimeoutMs } from '../settings/load.ts';
import type { Settings } from '../settings/schema.ts';
import { groupServices, type Stack } from '../topology.ts';
import { converge, type Outcome } from './converge.ts';
import { deployStack, type Plan } from './stacks/stacks.ts';

/** Applies stack files and waits until all their services converge. @throws Failure with the reason of each service */
export async function applyStacks(
  stacks: readonly Stack[],
  settings: Settings,
  plan: Plan,
  say: (text: string) => void,
): Promise<void> {
  const applied = stacks.filter((stack) => !(plan.members === 'keep' && hasDatabase(stack)));
  for (const stack of applied) {
    if (plan.members === 'roll' && hasDatabase(stack)) await rollMembers(stack, settings, plan, say);
    await deployStack(stack, settings, plan);
  }
  await requireConverged(namesOf(applied, plan), settings, plan, say);
}

/**
 * Replaces all members of a group except that of mysql_master, one after the other, and readers meanwhile: Swarm itself
 * would update the services of the members at the same time. A primary that is stopped switches over to another member
 * first; the next member is replaced once this one is back.
 */
async function rollMembers(stack: Stack, settings: Settings, plan: Plan, say: (text: string) => void): Promise<void> {
  const wait = { nodeHost: settings.TODO_NODE_HOST, timeoutMs: deployTimeoutMs(settings), say };
  await requireAllOnline(wait);
  await deployStack(stack, settings, plan, { without: 'mysql_master' });
  const others = namesOf([stack], plan).filter((name) => name !== 'mysql_master');
  await requireConverged(others, settings, plan, say);
  await requireAllOnline(wait);
}

async function requireConverged(
  names: string[],
  settings: Settings,
  plan: Plan,
  say: (text: string) => void,
): Promise<void> {
  const outcomes = await converge(names, {
    images: new Map(Object.entries(plan.images)),
    timeoutMs: deployTimeoutMs(settings),
    onProgress: say,
  });
  const failed = outcomes.filter((outcome): outcome is Outcome & { ok: false } => !outcome.ok);
  if (failed.length > 0) throw new Failure(failed.map(({ service, reason }) => `${service}: ${reason}`).join('\n'));
}

/** The services that these stacks have in this installation. */
function namesOf(stacks: readonly Stack[], { group }: Plan): string[] {
  const names = stacks.flatMap((stack) => Object.keys(stack.services));
  return group ? names : names.filter((name) => !groupServices.includes(name));
}

export function hasDatabase({ services }: Stack): boolean {
  return 'mysql_master' in services;
}
