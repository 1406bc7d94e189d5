import { Failure } from '../../../../../tools/failure.ts';
import type { DatabaseChoice } from '../../database/server-version.ts';
import { applyStacks } from '../../rollout/apply.ts';
import type { Release } from '../../rollout/images.ts';
import { membersIn } from '../../rollout/members.ts';
import { imagesFor, isStill, type Running } from '../../rollout/running.ts';
import type { Plan } from '../../rollout/stacks/stacks.ts';
import { publishStaticFiles } from '../../rollout/static-files.ts';
import type { Settings } from '../../settings/schema.ts';
import { type Action, commitBefore, type Entry, history } from '../../state/history.ts';
import { record } from '../../state/record.ts';
import { runSteps, type Step } from '../../terminal/steps.ts';
import { type Stack, stackList } from '../../topology.ts';
import { requireRunning } from '../requirements.ts';
import { imagesStep, type Rolling, warningsOf } from './images-step.ts';
import { planRevert } from './plan-revert.ts';

export interface DeployOptions {
  registry?: string;
  quiet?: boolean;
}

/** Replaces the running commit by another one, task by task, while the system serves. */
export async function deploy(settings: Settings, commit: string, options: DeployOptions): Promise<Entry> {
  return rollTo(settings, 'deploy', commit, await requireRunning(), options);
}

/** Goes back to a commit; by default to the one before the newest. */
export async function rollback(settings: Settings, commit: string | undefined, options: DeployOptions): Promise<Entry> {
  const before = await requireRunning();
  const target = commit ?? commitBefore(await history());
  if (!target) throw new Failure('the history has no earlier commit: name the commit to roll back to');
  return rollTo(settings, 'rollback', target, before, options);
}

async function rollTo(
  settings: Settings,
  action: Extract<Action, 'deploy' | 'rollback'>,
  commit: string,
  before: Running,
  { registry, quiet }: DeployOptions,
): Promise<Entry> {
  return record({ settings, action, commit, from: before.commit, isStill: () => isStill(before) }, async (signal) => {
    const context = {} as Rolling;
    const staticFiles: Step<Rolling> = {
      title: 'Static files',
      run: ({ release }) => publishStaticFiles(release.images.web, { fromRegistry: registry !== undefined }),
    };
    // The database, then the API, then the site: each works with both releases of those that come later.
    const stacks = stackList.map(
      (stack, index): Step<Rolling> => ({
        title: stack.name,
        run: ({ release, database }, say) =>
          applyOrRevert(stackList.slice(0, index + 1), settings, before, planFor(release, database, before, registry), {
            say,
            signal,
          }),
      }),
    );
    await runSteps([imagesStep(settings, { commit, before, registry }), staticFiles, ...stacks], context, {
      quiet,
      signal,
    });
    return { commit: context.release.commit, warnings: warningsOf(context) };
  });
}

function planFor(release: Release, { upgrades }: DatabaseChoice, before: Running, registry?: string): Plan {
  const images = imagesFor(release, before);
  const members = membersIn(before, images);
  return { ...before, images, upgradesDatabase: upgrades, members, fromRegistry: registry !== undefined };
}

/** Applies the last of these stacks; if it fails, reverts the others too, so that the same commit runs everywhere. */
async function applyOrRevert(
  stacks: Stack[],
  settings: Settings,
  before: Running,
  plan: Plan,
  { say, signal }: { say: (text: string) => void; signal: AbortSignal },
): Promise<void> {
  try {
    await applyStacks(stacks.slice(-1), settings, plan, say);
  } catch (error) {
    // An interrupted deploy must not start a second one to revert the first.
    signal.throwIfAborted();
    say('going back');
    const { message } = error as Error;
    const previous = planRevert(before.images, plan);
    await applyStacks(stacks, settings, { ...plan, images: previous.images }, say).catch((second: Error) => {
      throw new Failure(`${message}\nThe rollback failed too: ${second.message}`);
    });
    throw new Failure([message, `The system is back at ${before.commit}.`, ...previous.warnings].join('\n'));
  }
}
