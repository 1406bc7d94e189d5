import { setTimeout as delay } from 'node:timers/promises';
import { isFirstStart, makeDatabase } from '../database/first-database.ts';
import { listNodes } from '../engine/nodes.ts';
import { requireAllOnline, wantedMembers, whyNotAllOnline } from '../group/all-online.ts';
import { describeGroup, describeReplicas, whyNoGroup } from '../group/layout.ts';
import { applyStacks } from '../rollout/apply.ts';
import { colored, other } from '../rollout/colors.ts';
import { imagesFor, isStill, type Running, running } from '../rollout/running.ts';
import { replicaWarnings } from '../rollout/stacks/replica-place.ts';
import type { Plan } from '../rollout/stacks/stacks.ts';
import { publishStaticFiles } from '../rollout/static-files.ts';
import { deployTimeoutMs } from '../settings/load.ts';
import type { Settings } from '../settings/schema.ts';
import { markDatabase } from '../state/database-marker.ts';
import { groupName, nameGroup } from '../state/group-name.ts';
import type { Entry } from '../state/history.ts';
import { storeSettings } from '../state/installed.ts';
import { record } from '../state/record.ts';
import { newestSecrets } from '../state/secrets.ts';
import { runSteps, type Step } from '../terminal/steps.ts';
import { stackList } from '../topology.ts';
import { imagesStep, type Rolling, warningsOf } from './deploy/images-step.ts';
import { requireInit } from './requirements.ts';

const settleMs = 2_000;
/** Milliseconds to wait for a member that has just been started and is still joining. */
const membersTimeoutMs = 30_000;

export interface UpOptions {
  registry?: string;
  quiet?: boolean;
  /** Creates an empty database if the master's volume has none, even when this is not the first start. */
  initialise?: boolean;
}

/**
 * Starts the whole system, or applies changed settings, secrets and stack files to a running one.
 * @param commit to run; by default the running one, and on an empty Swarm the commit that is checked out
 */
export async function up(
  settings: Settings,
  commit: string | undefined,
  options: UpOptions,
): Promise<Entry & { database: string }> {
  await requireInit();
  const before = await running();
  const nodeHost = settings.TODO_NODE_HOST;
  const wanted = commit ?? before?.commit ?? 'HEAD';
  const entry = await record(
    { settings, action: 'up', commit: wanted, from: before?.commit, isStill: () => isStill(before) },
    async (signal) => {
      const rolling = {} as Rolling;
      const isNew = await isFirstStart();
      const isFirst = options.initialise || isNew;
      const group = await groupFor(settings, isNew);
      const asRunning = wanted === before?.commit;
      // If a member is missing, the group is not changed, but the rest is applied: that may bring the member back.
      const missing = before?.group ? await whyNotAllOnline({ nodeHost, timeoutMs: membersTimeoutMs }) : undefined;
      const members = before?.group ? (missing ? 'keep' : 'roll') : undefined;
      const steps: Step<Rolling>[] = [
        imagesStep(settings, { commit: wanted, before, registry: options.registry, asRunning }),
        {
          title: 'First database',
          skip: () => !isFirst,
          run: async ({ release }) =>
            makeDatabase(release.images.tododb, await newestNames(), { ...fromRegistry(options), group }),
        },
        stacksOfUp(settings, before, { ...options, group, members }),
        {
          title: 'All database servers are online in their group',
          skip: () => group === undefined || missing !== undefined,
          run: (_, say) => requireAllOnline({ nodeHost, timeoutMs: deployTimeoutMs(settings), say }),
        },
        // nginx resolves names every second and is healthy without a backend: it finds the last ready task within 2 s.
        { title: 'nginx finds the last tasks', run: () => delay(settleMs), skip: () => before !== undefined },
      ];
      await runSteps(steps, rolling, { ...options, signal });
      await Promise.all([storeSettings(settings), markDatabase()]);
      const left = missing
        ? [`the database servers were left as they are, because a member is missing (${missing})`]
        : [];
      const warnings = [...warningsFor(settings), ...(await replicaWarnings()), ...left, ...warningsOf(rolling)];
      return { commit: rolling.release.commit, warnings };
    },
  );
  return { ...entry, database: await describeDatabase(settings) };
}

/** The chosen database layout, and which failures it does not survive. */
async function describeDatabase(settings: Settings): Promise<string> {
  const [group, nodes, members] = await Promise.all([groupName(), listNodes(), wantedMembers()]);
  if (group) return describeGroup(members);
  return describeReplicas(nodes.length, whyNoGroup(nodes, settings));
}

/** A new installation gets a group if its nodes can hold one; an existing one keeps its layout. */
async function groupFor(settings: Settings, isNew: boolean): Promise<string | undefined> {
  if (!isNew || whyNoGroup(await listNodes(), settings)) return groupName();
  return nameGroup();
}

/** Applies all stacks with the newest secrets and publishes the static files at the same time. */
export function stacksOfUp(
  settings: Settings,
  before: Running | undefined,
  options: UpOptions & Pick<Plan, 'group' | 'members'>,
): Step<Rolling> {
  return {
    title: 'Stacks',
    async run({ release, database }, say) {
      const plan: Plan = {
        images: imagesFor(release, before),
        replicas: coloredReplicas(settings, before),
        secrets: await newestNames(),
        color: before?.color ?? 'blue',
        ...fromRegistry(options),
        group: options.group,
        members: options.members,
        upgradesDatabase: database.upgrades,
      };
      // Waits for both, even if one fails: nobody else may start a change while one of them is still working.
      const ended = await Promise.allSettled([
        applyStacks(stackList, settings, plan, say),
        publishStaticFiles(release.images.web, fromRegistry(options)),
      ]);
      for (const outcome of ended) if (outcome.status === 'rejected') throw outcome.reason;
    },
  };
}

/** Warnings about the consequences of these settings. */
export function warningsFor({ TODO_PUBLISH_MODE }: Settings): string[] {
  if (TODO_PUBLISH_MODE !== 'ingress') return [];
  return [
    'TODO_PUBLISH_MODE=ingress hides the addresses of clients: everybody who is not logged in shares one limit of requests, ' +
      'of log-ins that fail and of registrations. With host, or a load balancer in TODO_TRUSTED_PROXIES, each has its own',
  ];
}

/**
 * The numbers of tasks for both colors. The settings know only one color: the active one gets their numbers, even if it
 * is green, and the idle one keeps its own.
 */
export function coloredReplicas(
  settings: Settings,
  before: Pick<Running, 'color' | 'replicas'> | undefined,
): Record<string, number> {
  if (!before) return {};
  const configured = { api: settings.TODO_APP_API_REPLICAS, web: settings.TODO_FRONTEND_WEB_REPLICAS };
  const replicas: Record<string, number> = {};
  for (const part of ['api', 'web'] as const) {
    const idle = colored[other(before.color)][part];
    const active = colored[before.color][part];
    replicas[idle] = before.replicas[idle] ?? 0;
    if (before.color === 'green') replicas[active] = Number(configured[part]) || before.replicas[active] || 1;
  }
  return replicas;
}

function fromRegistry({ registry }: UpOptions): { fromRegistry: boolean } {
  return { fromRegistry: registry !== undefined };
}

async function newestNames(): Promise<Record<string, string>> {
  return Object.fromEntries([...(await newestSecrets())].map(([secret, { name }]) => [secret, name]));
}
