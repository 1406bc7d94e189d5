import { Failure } from '../../../../../tools/failure.ts';
import { poll } from '../../../../../tools/until.ts';
import { foundJob } from '../../database/first-database.ts';
import { docker } from '../../engine/docker.ts';
import { runJob } from '../../engine/jobs.ts';
import { listNodes } from '../../engine/nodes.ts';
import { tasksOf } from '../../engine/services.ts';
import { requireAllOnline } from '../../group/all-online.ts';
import { whyNoGroup } from '../../group/layout.ts';
import { applyStacks, hasDatabase } from '../../rollout/apply.ts';
import { isStill, type Running } from '../../rollout/running.ts';
import { deployTimeoutMs } from '../../settings/load.ts';
import type { Settings } from '../../settings/schema.ts';
import { nameGroup } from '../../state/group-name.ts';
import type { Entry } from '../../state/history.ts';
import { record } from '../../state/record.ts';
import { runSteps, type Step } from '../../terminal/steps.ts';
import { stackList, swarmName } from '../../topology.ts';
import { requireRunning } from '../requirements.ts';

const stop = { timeoutMs: 90_000, pollMs: 500 };
const foundTimeoutMs = 120_000;
const ended = ['complete', 'shutdown', 'failed', 'rejected', 'orphaned', 'remove'];

/**
 * Turns a master and its replicas into a group. Reads continue; writes are refused while the master's volume is
 * prepared and until the group is running, so that no acknowledged write can be missing in it. An interrupted run is
 * completed by the next one.
 */
export async function convertToGroup(
  settings: Settings,
  { registry, quiet }: { registry?: string; quiet?: boolean },
): Promise<Entry> {
  const before = await requireRunning();
  const why = whyNoGroup(await listNodes(), settings);
  if (why) throw new Failure(`these nodes cannot hold a group: ${why}`);
  const fromRegistry = registry !== undefined;
  const { commit } = before;
  const change = { settings, action: 'group' as const, commit, from: commit, isStill: () => isStill(before) };
  return record(change, async (signal) => {
    await runSteps(stepsOf(settings, before, fromRegistry), {}, { quiet, signal });
    return { commit };
  });
}

function stepsOf(settings: Settings, before: Running, fromRegistry: boolean): Step<object>[] {
  const master = swarmName('mysql_master');
  return [
    { title: 'Stop the master', run: (_, say) => stopMaster(master, say), skip: () => before.group !== undefined },
    {
      title: 'Prepare its data to bootstrap a group',
      skip: () => before.group !== undefined,
      async run() {
        const job = { ...foundJob(before.release.tododb), fromRegistry };
        await runJob(job, foundTimeoutMs).catch(async (error: Error) => {
          await docker(['service', 'scale', '--detach', `${master}=1`]);
          throw new Failure(`the master continues as before: ${error.message}`);
        });
      },
    },
    {
      title: 'Start the servers as members of the group',
      async run(_, say) {
        const plan = { ...before, fromRegistry, group: await nameGroup() };
        await applyStacks(stackList.filter(hasDatabase), settings, plan, say);
        await requireAllOnline({ nodeHost: settings.TODO_NODE_HOST, timeoutMs: deployTimeoutMs(settings), say });
      },
    },
  ];
}

async function stopMaster(master: string, say: (text: string) => void): Promise<void> {
  await docker(['service', 'scale', '--detach', `${master}=0`]);
  const hasStopped = await poll(async () => {
    const tasks = await tasksOf([master], { all: true });
    const left = tasks.filter(({ Status }) => !ended.includes(Status.State)).length;
    if (left > 0) say('waiting for its transactions to end');
    return left === 0;
  }, stop);
  if (!hasStopped) {
    await docker(['service', 'scale', '--detach', `${master}=1`]);
    throw new Failure(`the master did not stop in ${stop.timeoutMs / 1000} s, and continues as before`);
  }
}
