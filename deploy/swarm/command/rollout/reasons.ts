import { tryDocker } from '../engine/docker.ts';
import { imageOf, type Service, type Task, tasksOf } from '../engine/services.ts';

const logLines = 5;

/** Why the newest tasks of a service failed: Swarm's own error, and the last lines that one of them printed. */
export async function whyTasksFailed(service: Service, image?: string): Promise<string> {
  const tasks = await tasksOf([service.Spec.Name], { all: true });
  const failed = tasks.filter((task) => task.Status.Err && (!image || imageOf(task) === image)).reverse();
  const pending = tasks.filter((task) => task.DesiredState === 'running' && task.Status.State !== 'running');
  const task = failed[0] ?? pending[0];
  if (!task) return 'no task reported a reason';
  const lines = await lastLines(task);
  const said = task.Status.Err || `${task.Status.State}: ${task.Status.Message}`;
  return [`${imageOf(task)}: ${said}`, ...lines.map((line) => `    ${line}`)].join('\n');
}

async function lastLines({ ID }: Task): Promise<string[]> {
  const args = ['service', 'logs', '--raw', '--tail', String(logLines), ID];
  const { stdout, stderr } = await tryDocker(args, { timeoutMs: 10_000 });
  return `${stdout}\n${stderr}`.split('\n').filter(Boolean).slice(-logLines);
}
