import { Failure } from '../../../../tools/failure.ts';
import { deployTimeoutMs } from '../settings/load.ts';
import type { Settings } from '../settings/schema.ts';
import type { Stack } from '../topology.ts';
import { converge, type Outcome } from './converge.ts';
import { deployStack, type Plan } from './stacks.ts';

/** Applies stack files and waits until all their services converge. @throws Failure with the reason of each service */
export async function applyStacks(
  stacks: readonly Stack[],
  settings: Settings,
  plan: Plan,
  say: (text: string) => void,
): Promise<void> {
  for (const stack of stacks) await deployStack(stack, settings, plan);
  const names = stacks.flatMap((stack) => Object.keys(stack.services));
  const outcomes = await converge(names, {
    images: new Map(Object.entries(plan.images)),
    timeoutMs: deployTimeoutMs(settings),
    onProgress: say,
  });
  const failed = outcomes.filter((outcome): outcome is Outcome & { ok: false } => !outcome.ok);
  if (failed.length > 0) throw new Failure(failed.map(({ service, reason }) => `${service}: ${reason}`).join('\n'));
}
