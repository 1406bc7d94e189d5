import { versionOf } from '../../engine/services.ts';
import { applyStacks } from '../../rollout/apply.ts';
import { colored, other, requireColors } from '../../rollout/colors.ts';
import { membersIn } from '../../rollout/members.ts';
import { imagesFor, isStill, type Running, running } from '../../rollout/running.ts';
import { smokeTest } from '../../rollout/smoke.ts';
import type { Plan } from '../../rollout/stacks/stacks.ts';
import { publishStaticFiles } from '../../rollout/static-files.ts';
import { findTiers, requireProxiesReachable, switchTo } from '../../rollout/switch.ts';
import type { Settings } from '../../settings/schema.ts';
import { commitBefore, type Entry, history } from '../../state/history.ts';
import { record } from '../../state/record.ts';
import { runSteps } from '../../terminal/steps.ts';
import { stackList } from '../../topology.ts';
import { requireRunning } from '../requirements.ts';
import { imagesStep, type Rolling, warningsOf } from './images-step.ts';
import type { DeployOptions } from './rolling.ts';

/** Starts a commit beside the running one, tests it through the real nginx, and only then sends all requests to it. */
export async function deployBlueGreen(settings: Settings, commit: string, options: DeployOptions): Promise<Entry> {
  requireColors(settings);
  const before = await requireRunning();
  await requireProxiesReachable(settings);
  const color = other(before.color);
  const fromRegistry = options.registry !== undefined;
  return record(
    { settings, action: 'deploy', commit, from: before.commit, isStill: () => isStill(before) },
    async (signal) => {
      const context = {} as Rolling;
      await runSteps<Rolling>(
        [
          imagesStep(settings, { commit, before, registry: options.registry }),
          { title: 'Static files', run: ({ release }) => publishStaticFiles(release.images.web, { fromRegistry }) },
          {
            title: `Start ${color}`,
            async run(rolling, say) {
              const plan = planBeside(before, rolling, fromRegistry);
              for (const stack of stackList) await applyStacks([stack], settings, plan, say);
            },
          },
          {
            title: `Try ${color}`,
            run: ({ release }) => smokeTest(color, release.images.nginx, before.secrets.preview_key),
          },
          { title: `Switch to ${color}`, run: () => switchTo(color, settings) },
        ],
        context,
        { ...options, signal },
      );
      return { commit: context.release.commit, color, warnings: warningsOf(context) };
    },
  );
}

/**
 * Sends all requests back to the color that still runs, if it has the wanted commit.
 * @returns undefined if it has another one
 */
export async function rollbackToWarm(settings: Settings, commit: string | undefined, options: DeployOptions) {
  requireColors(settings);
  // Reads only what a switch needs: a rollback is urgent.
  const [before, entries, found] = await Promise.all([running(), history(), findTiers(settings)]);
  if (!before) return undefined;
  const idle = colored[other(before.color)];
  const wanted = commit ?? commitBefore(entries);
  const warm = versionOf(before.images[idle.api] ?? '');
  const isThere = (before.replicas[idle.api] ?? 0) > 0 && (before.replicas[idle.web] ?? 0) > 0;
  // A tag has the first twelve digits of the commit; a person may type more, or fewer.
  const isWanted = wanted !== undefined && (wanted.startsWith(warm) || warm.startsWith(wanted));
  if (!isThere || !isWanted) return undefined;
  return record(
    { settings, action: 'rollback', commit: warm, from: before.commit, isStill: () => isStill(before) },
    async (signal) => {
      const color = other(before.color);
      await runSteps(
        [{ title: `Switch to ${color}`, run: () => switchTo(color, settings, { back: true, found }) }],
        {},
        { ...options, signal },
      );
      return { commit: warm, color };
    },
  );
}

/** The plan that runs the new release as the idle color, with as many tasks as the active one and no requests yet. */
export function planBeside(before: Running, { release, database }: Rolling, fromRegistry: boolean): Plan {
  const [active, idle] = [colored[before.color], colored[other(before.color)]];
  const images = {
    ...imagesFor(release),
    [active.api]: before.release.api,
    [active.web]: before.release.web,
    [idle.api]: release.images.api,
    [idle.web]: release.images.web,
  };
  return {
    ...before,
    images,
    members: membersIn(before, images),
    replicas: {
      ...before.replicas,
      [idle.api]: before.replicas[active.api] ?? 1,
      [idle.web]: before.replicas[active.web] ?? 1,
    },
    upgradesDatabase: database.upgrades,
    fromRegistry,
  };
}
