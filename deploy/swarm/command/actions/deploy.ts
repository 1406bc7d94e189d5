import { Failure } from '../../../../tools/failure.ts';
import { distribute, type Release, releaseOf } from '../rollout/images.ts';
import { apply, everywhere, type Running, running } from '../rollout/rollout.ts';
import { type Plan, STACKS, type Stack } from '../rollout/stacks.ts';
import { publishStaticFiles } from '../rollout/static-files.ts';
import { runSteps, type Step } from '../rollout/steps.ts';
import type { Settings } from '../settings.ts';
import { commitBefore, type Entry, history } from '../state/history.ts';
import { record } from '../state/record.ts';
import { requireInit } from './init.ts';

export interface DeployOptions {
  registry?: string;
  quiet?: boolean;
}

/** Replaces what runs by another commit, task by task, while the system serves. */
export async function deploy(settings: Settings, commit: string, options: DeployOptions): Promise<Entry> {
  return roll(settings, 'deploy', commit, await requireRunning(), options);
}

/** Goes back to a commit; without one, to that before the newest. */
export async function rollback(settings: Settings, commit: string | undefined, options: DeployOptions): Promise<Entry> {
  const before = await requireRunning();
  const target = commit ?? commitBefore(await history());
  if (!target) throw new Failure('the history knows no earlier commit: name the one to go back to');
  return roll(settings, 'rollback', target, before, options);
}

async function roll(
  settings: Settings,
  action: 'deploy' | 'rollback',
  commit: string,
  before: Running,
  { registry, quiet }: DeployOptions,
): Promise<Entry> {
  return record({ settings, action, commit, from: before.commit }, async () => {
    let release!: Release;
    const images: Step = {
      title: `Images of ${commit}`,
      async run(say) {
        release = await releaseOf(commit, { registry, running: before.release });
        await distribute(Object.values(release.images), settings, { registry, onProgress: say });
      },
    };
    const staticFiles: Step = { title: 'Static files', run: () => publishStaticFiles(release.images.web) };
    // The database, then the API, then the site: the one above works with both releases of the one below.
    const stacks = STACKS.map((stack, index) => ({
      title: stack.name,
      run: (say: (text: string) => void) =>
        orPutBack(
          STACKS.slice(0, index + 1),
          settings,
          before,
          { ...before, images: everywhere(release, before), fromRegistry: registry !== undefined },
          say,
        ),
    }));
    await runSteps([images, staticFiles, ...stacks], { quiet });
    return { commit: release.commit };
  });
}

/** Applies the last of these stacks; if it fails, the others go back too, so that one commit runs everywhere. */
async function orPutBack(
  stacks: Stack[],
  settings: Settings,
  before: Running,
  plan: Plan,
  say: (text: string) => void,
): Promise<void> {
  try {
    await apply(stacks.slice(-1), settings, plan, say);
  } catch (error) {
    say('going back');
    const { message } = error as Error;
    await apply(stacks, settings, { ...plan, images: before.images }, say).catch((second: Error) => {
      throw new Failure(`${message}\nAnd going back failed too: ${second.message}`);
    });
    throw new Failure(`${message}\nThe system is back at ${before.commit}.`);
  }
}

export async function requireRunning(): Promise<Running> {
  const [, now] = await Promise.all([requireInit(), running()]);
  if (!now) throw new Failure('the system is not up: run "npm run swarm -- up" first');
  return now;
}
