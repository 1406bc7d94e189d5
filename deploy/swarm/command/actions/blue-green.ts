import { versionOf } from '../engine/services.ts';
import { COLORED, other, requireColors } from '../rollout/colors.ts';
import { distribute, type Release, releaseOf } from '../rollout/images.ts';
import { apply, everywhere, type Running, running } from '../rollout/rollout.ts';
import { smokeTest } from '../rollout/smoke.ts';
import { STACKS } from '../rollout/stacks.ts';
import { publishStaticFiles } from '../rollout/static-files.ts';
import { runSteps } from '../rollout/steps.ts';
import { findTiers, requireProxiesReachable, switchTo } from '../rollout/switch.ts';
import type { Settings } from '../settings.ts';
import { commitBefore, type Entry, history } from '../state/history.ts';
import { record } from '../state/record.ts';
import { type DeployOptions, requireRunning } from './deploy.ts';

/** Brings a commit up beside what runs, tries it through the real nginx, and only then sends all requests to it. */
export async function deployBlueGreen(settings: Settings, commit: string, options: DeployOptions): Promise<Entry> {
  requireColors(settings);
  const before = await requireRunning();
  await requireProxiesReachable(settings);
  const color = other(before.color);
  return record({ settings, action: 'deploy', commit, from: before.commit }, async () => {
    let release!: Release;
    await runSteps(
      [
        {
          title: `Images of ${commit}`,
          async run(say) {
            release = await releaseOf(commit, { registry: options.registry, running: before.release });
            await distribute(Object.values(release.images), settings, { registry: options.registry, onProgress: say });
          },
        },
        { title: 'Static files', run: () => publishStaticFiles(release.images.web) },
        { title: `Start ${color}`, run: (say) => startIdle(settings, before, release, options, say) },
        { title: `Try ${color}`, run: () => smokeTest(color, release.images.nginx) },
        { title: `Switch to ${color}`, run: () => switchTo(color, settings) },
      ],
      options,
    );
    return { commit: release.commit, color };
  });
}

/**
 * Sends all requests back to the colour that is still warm, when it runs the wanted commit.
 * @returns undefined when it does not
 */
export async function rollbackToWarm(settings: Settings, commit: string | undefined, options: DeployOptions) {
  requireColors(settings);
  // Nothing is asked that a switch does not need: whoever goes back is in a hurry.
  const [before, entries, found] = await Promise.all([running(), history(), findTiers(settings)]);
  if (!before) return undefined;
  const idle = COLORED[other(before.color)];
  const wanted = commit ?? commitBefore(entries);
  const warm = versionOf(before.images[idle.api] ?? '');
  const isThere = (before.replicas[idle.api] ?? 0) > 0 && (before.replicas[idle.web] ?? 0) > 0;
  // A tag is the first twelve digits; people may give more of them, or fewer.
  const isWanted = wanted !== undefined && (wanted.startsWith(warm) || warm.startsWith(wanted));
  if (!isThere || !isWanted) return undefined;
  return record({ settings, action: 'rollback', commit: warm, from: before.commit }, async () => {
    const color = other(before.color);
    await runSteps(
      [{ title: `Switch to ${color}`, run: () => switchTo(color, settings, { back: true, found }) }],
      options,
    );
    return { commit: warm, color };
  });
}

/** The idle colour at the new release, with as many tasks as the active one. Nobody gets its answers yet. */
async function startIdle(
  settings: Settings,
  before: Running,
  release: Release,
  { registry }: DeployOptions,
  say: (text: string) => void,
): Promise<void> {
  const [active, idle] = [COLORED[before.color], COLORED[other(before.color)]];
  const shared = everywhere({
    ...release,
    images: { ...release.images, api: before.release.api, web: before.release.web },
  });
  const plan = {
    ...before,
    images: {
      ...shared,
      [active.api]: before.release.api,
      [active.web]: before.release.web,
      [idle.api]: release.images.api,
      [idle.web]: release.images.web,
    },
    replicas: {
      ...before.replicas,
      [idle.api]: before.replicas[active.api] ?? 1,
      [idle.web]: before.replicas[active.web] ?? 1,
    },
    fromRegistry: registry !== undefined,
  };
  for (const stack of STACKS) await apply([stack], settings, plan, say);
}
