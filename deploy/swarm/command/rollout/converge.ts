import { isDeepStrictEqual } from 'node:util';
import { poll } from '../../../../tools/until.ts';
import { imageOf, type Service, services, type Task, tasksOf } from '../engine/services.ts';
import { whyTasksFailed } from './reasons.ts';

const pollMs = 500;

/** The result for one service. A rollback by Swarm is a failure, although docker itself then exits with 0. */
export type Outcome = { service: string; ok: true } | { service: string; ok: false; reason: string };

export interface ConvergeOptions {
  timeoutMs: number;
  /** The image that each service must have in the end. */
  images: ReadonlyMap<string, string>;
  onProgress?: (text: string) => void;
}

/** Waits until each of these services has converged, Swarm has given up on it, or the time is over. */
export async function converge(names: string[], options: ConvergeOptions): Promise<Outcome[]> {
  const outcomes = new Map<string, Outcome>();
  const haveConverged = async () => {
    const all = await services();
    const open = names.filter((name) => !outcomes.has(name));
    const tasks = await tasksOf(open.flatMap((name) => all.get(name)?.Spec.Name ?? []));
    const waiting: string[] = [];
    for (const name of open) {
      const service = all.get(name);
      const own = tasks.filter(({ ServiceID }) => ServiceID === service?.ID);
      const state = await stateOf(name, service, own, options.images.get(name));
      if (state === 'converged') outcomes.set(name, { service: name, ok: true });
      else if ('failed' in state) outcomes.set(name, { service: name, ok: false, reason: state.failed });
      else waiting.push(`${name} ${state.waiting}`);
    }
    if (waiting.length > 0) options.onProgress?.(waiting.join(', '));
    return waiting.length === 0;
  };
  if (!(await poll(haveConverged, { timeoutMs: options.timeoutMs, pollMs }))) {
    const all = await services();
    for (const name of names) if (!outcomes.has(name)) outcomes.set(name, await timedOut(name, all.get(name), options));
  }
  return names.map((name) => outcomes.get(name) as Outcome);
}

async function stateOf(
  name: string,
  service: Service | undefined,
  tasks: readonly Task[],
  image: string | undefined,
): Promise<'converged' | { waiting: string } | { failed: string }> {
  if (!service) return { failed: `${name} does not exist` };
  const update = service.UpdateStatus;
  if (update?.State === 'paused' || update?.State === 'rollback_paused') {
    return { failed: `Swarm stopped the update (${update.Message}): ${await whyTasksFailed(service, image)}` };
  }
  if (update?.State === 'rollback_completed') {
    return { failed: `rolled back by Swarm: ${await whyTasksFailed(service, image)}` };
  }
  if (update?.State === 'rollback_started') return { waiting: 'is being rolled back by Swarm' };
  const current = tasks.filter((task) => isDeepStrictEqual(essence(task.Spec), essence(service.Spec.TaskTemplate)));
  const running = current.filter(isRunning);
  const wanted = service.Spec.Mode.Replicated?.Replicas ?? Math.max(1, current.length);
  const isDone = running.length === wanted && tasks.length === wanted && update?.State !== 'updating';
  if (!isDone) return { waiting: `${running.length}/${wanted}` };
  if (image && imageOf(service) !== image) return { failed: `${name} runs ${imageOf(service)} in place of ${image}` };
  return 'converged';
}

async function timedOut(name: string, service: Service | undefined, options: ConvergeOptions): Promise<Outcome> {
  const why = service ? await whyTasksFailed(service, options.images.get(name)) : 'it does not exist';
  return { service: name, ok: false, reason: `not healthy after ${Math.round(options.timeoutMs / 1000)} s: ${why}` };
}

/** Swarm reports a task with a health check as running only once it is healthy. */
function isRunning(task: Task): boolean {
  return task.Status.State === 'running';
}

/** Drops defaults and the runtime from a template: a task's copy of its service's template lacks them. */
function essence(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(essence);
  if (typeof value !== 'object') return value || undefined;
  const entries = Object.entries(value ?? {}).flatMap(([key, inner]) => {
    const kept = key === 'Runtime' ? undefined : essence(inner);
    return kept === undefined ? [] : [[key, kept]];
  });
  return entries.length > 0 ? Object.fromEntries(entries) : undefined;
}
