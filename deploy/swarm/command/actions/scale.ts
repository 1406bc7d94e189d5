import { Failure } from '../../../../tools/failure.ts';
import { docker } from '../engine/docker.ts';
import { imageOf, requireService, services } from '../engine/services.ts';
import { maxMembers, minMembers } from '../group/layout.ts';
import { converge } from '../rollout/converge.ts';
import { groupName } from '../state/group-name.ts';
import { withLock } from '../state/lock.ts';
import { runSteps } from '../terminal/steps.ts';
import { groupServices, imagesByService, mostTasks, unfinishedRestoreLabel } from '../topology.ts';

const timeoutMs = 180_000;
/** Each of the first two has its data on one server; the edge runs once on every node that has its label. */
const fixed = ['mysql_master', 'app_valkey', 'frontend_nginx'];

/** @param requests such as `app_api=5` */
export async function scale(requests: string[], { quiet }: { quiet?: boolean }): Promise<Record<string, number>> {
  const counts = Object.fromEntries(requests.map(parse));
  await withLock(`scale ${requests.join(' ')}`, async (signal) => {
    const steps = Object.entries(counts).map(([name, count]) => ({
      title: `${name} to ${count}`,
      run: (_: object, say: (text: string) => void) => scaleOne(name, count, say),
    }));
    await runSteps(steps, {}, { quiet, signal });
  });
  return counts;
}

async function scaleOne(name: string, count: number, say: (text: string) => void): Promise<void> {
  if (groupServices.includes(name) && !(await services()).has(name)) await explainReaders(name);
  const service = await requireService(name);
  if (unfinishedRestoreLabel in service.Spec.Labels)
    throw new Failure(`${name} was stopped by a restore that did not finish`);
  if (name === 'mysql_slave' && (await groupName())) requireMembers(1 + count);
  await docker(['service', 'scale', '--detach', `${service.Spec.Name}=${count}`]);
  const images = new Map([[name, imageOf(service)]]);
  const [outcome] = await converge([name], { images, timeoutMs, onProgress: say });
  if (outcome && !outcome.ok) throw new Failure(`${name}: ${outcome.reason}`);
}

function requireMembers(members: number): void {
  if (members >= minMembers && members <= maxMembers) return;
  throw new Failure(
    `${members} members of the group: with fewer than ${minMembers} the loss of one is the loss of the majority, and MySQL takes ` +
      `at most ${maxMembers}. mysql_master is one of them. More servers for reads: "npm run swarm -- scale mysql_reader=2"`,
  );
}

async function explainReaders(name: string): Promise<never> {
  if (await groupName())
    throw new Failure(`the service ${name} does not exist yet: run "npm run swarm -- up" first, which creates it`);
  throw new Failure(
    `${name} exists only in a group of servers. For replicas of a master: "npm run swarm -- scale mysql_slave=3"`,
  );
}

function parse(request: string): [string, number] {
  const [, name, digits] = /^(\w+)=(\d+)$/.exec(request) ?? [];
  if (!name) throw new Failure(`${request} is not valid: use <service>=<number>, for example app_api=5`);
  const scalable = Object.keys(imagesByService).filter((service) => !fixed.includes(service));
  if (!scalable.includes(name)) {
    const hint = name === 'frontend_nginx' ? '; it runs on every node with the label todo.edge=true' : '';
    throw new Failure(`${name} can't be scaled${hint}. These can: ${scalable.join(', ')}`);
  }
  const count = Number(digits);
  const least = groupServices.includes(name) ? 0 : 1;
  if (count < least || count > mostTasks)
    throw new Failure(`${name} cannot have ${count} tasks: the number must be from ${least} to ${mostTasks}`);
  return [name, count];
}
