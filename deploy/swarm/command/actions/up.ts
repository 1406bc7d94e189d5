import { setTimeout as delay } from 'node:timers/promises';
import { COLORED, other } from '../rollout/colors.ts';
import { distribute, type Release, releaseOf } from '../rollout/images.ts';
import { apply, everywhere, type Running, running } from '../rollout/rollout.ts';
import { type Plan, STACKS } from '../rollout/stacks.ts';
import { publishStaticFiles } from '../rollout/static-files.ts';
import { runSteps } from '../rollout/steps.ts';
import type { Settings } from '../settings.ts';
import { storeSettings } from '../state/installed.ts';
import { record } from '../state/record.ts';
import { requireInit } from './init.ts';

const SETTLE_MS = 2_000;

export interface UpOptions {
  registry?: string;
  quiet?: boolean;
}

/**
 * Brings the whole system up, or applies changed settings, secrets and stack files to one that is up.
 * @param commit what to run; left out, what runs already, and on an empty Swarm the commit that is checked out
 */
export async function up(settings: Settings, commit: string | undefined, { registry, quiet }: UpOptions) {
  await requireInit();
  const before = await running();
  const current = before?.commit;
  const wanted = commit ?? current ?? 'HEAD';
  return record({ settings, action: 'up', commit: wanted, from: current }, async () => {
    let release!: Release;
    await runSteps(
      [
        {
          title: 'Images',
          async run(say) {
            release =
              before && wanted === current
                ? { commit: wanted, images: before.release }
                : await releaseOf(wanted, { registry, running: before?.release });
            await distribute(Object.values(release.images), settings, { registry, onProgress: say });
          },
        },
        {
          title: 'Stacks',
          async run(say) {
            const plan: Plan = {
              images: everywhere(release, before),
              replicas: coloredReplicas(settings, before),
              color: before?.color ?? 'blue',
              fromRegistry: registry !== undefined,
            };
            await Promise.all([apply(STACKS, settings, plan, say), publishStaticFiles(release.images.web)]);
          },
        },
        // nginx asks DNS every second, and is healthy without a backend: what became ready last, it learns within two.
        { title: 'Ways between them', run: () => delay(SETTLE_MS), skip: () => before !== undefined },
      ],
      { quiet },
    );
    await storeSettings(settings);
    return { commit: release.commit };
  });
}

/**
 * Settings say how many tasks a service has, and know one colour. The idle one keeps what it has; green has what the
 * settings say of blue while it is the active one.
 */
function coloredReplicas(settings: Settings, before: Running | undefined): Record<string, number> {
  if (!before) return {};
  const replicas: Record<string, number> = {};
  for (const part of ['api', 'web'] as const) {
    const idle = COLORED[other(before.color)][part];
    const active = COLORED[before.color][part];
    replicas[idle] = before.replicas[idle] ?? 0;
    const wanted = Number(settings[`TODO_${COLORED.blue[part].toUpperCase()}_REPLICAS`]);
    if (before.color === 'green') replicas[active] = wanted || (before.replicas[active] ?? 1);
  }
  return replicas;
}
