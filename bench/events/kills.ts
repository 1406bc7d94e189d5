import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { probePort } from '../../tools/start/services/ports.ts';
import { apiProgram } from '../../tools/start/services/programs.ts';
import { type Service, startService } from '../../tools/start/services/service.ts';
import { until } from '../../tools/until.ts';
import { percentile } from '../measure/statistics.ts';
import { Follower } from './follower.ts';

const instanceCount = 3;
const listenerCount = 200;
const laneCount = 16;
const killEveryMs = 4_000;

/**
 * Kills all instances on one database in turn, with listeners at each: none may miss, repeat or reorder a change.
 * @param events number of changes
 */
export async function benchKilledInstances(events: number): Promise<boolean> {
  const dataDir = await mkdtemp(join(tmpdir(), 'todo-bench-'));
  const programs: ReturnType<typeof apiProgram>[] = [];
  for (let n = 0; n < instanceCount; n++) programs.push(apiProgram({ port: await probePort(0), dataDir }));
  const env = { TODO_MAX_STREAMS: '0', TODO_MAX_STREAMS_PER_ACCOUNT: '0' };
  const start = (n: number) => startService(programs[n] as (typeof programs)[number], { env });
  const services: Service[] = [];
  for (let n = 0; n < instanceCount; n++) services.push(await start(n));
  const anyUrl = () => programs[Math.floor(Math.random() * instanceCount)]?.url ?? '';
  const delays: number[] = [];
  const followers = Array.from(
    { length: listenerCount },
    (_, n) =>
      new Follower(
        () => `${anyUrl()}/todo/events`,
        0,
        n > 0 ? undefined : (data) => delays.push(Date.now() - Number(JSON.parse(data).todo.title)),
      ),
  );
  let running = true;
  let kills = 0;
  const killing = (async () => {
    for (let n = 0; running; n = (n + 1) % instanceCount) {
      await delay(killEveryMs);
      services[n]?.kill('SIGKILL');
      await services[n]?.exited;
      kills++;
      services[n] = await start(n);
    }
  })();
  let made = 0;
  const lane = async () => {
    const { id } = await write(anyUrl, 'POST', '/todo', crypto.randomUUID());
    while (made < events) {
      made++;
      await write(anyUrl, 'PATCH', `/todo/${id}`, crypto.randomUUID());
    }
  };
  await Promise.all(Array.from({ length: laneCount }, lane));
  running = false;
  await killing;
  const newest = Number((await (await fetch(`${anyUrl()}/todo?limit=1`)).headers.get('last-event-id'))?.split(':')[1]);
  await until('all have heard everything', () => followers.every(({ last }) => last === newest), 120_000);
  const sum = (of: (follower: Follower) => number) => followers.reduce((total, each) => total + of(each), 0);
  const missed = sum(({ heard }) => newest - heard);
  const faults = sum(({ faults }) => faults);
  console.log(
    `${newest} changes to ${listenerCount} listeners, ${kills} kills, ${sum(({ resumed }) => resumed)} streams resumed`,
  );
  console.log(`missed or doubled: ${missed}, out of order: ${faults}`);
  console.log(`request to event: p50 ${percentile(delays, 0.5)} ms, p99 ${percentile(delays, 0.99)} ms`);
  for (const follower of followers) follower.stop();
  await Promise.all(services.map((service) => service.stop()));
  await rm(dataDir, { recursive: true, force: true });
  return missed === 0 && faults === 0;
}

/** Repeats a write with its key until an instance answers. The title is the time of the first attempt. */
async function write(urlOf: () => string, method: string, path: string, key: string): Promise<{ id: number }> {
  const body = JSON.stringify({ title: String(Date.now()) });
  for (;;) {
    const answer = await fetch(urlOf() + path, {
      method,
      body,
      headers: { 'Content-Type': 'application/json', 'Idempotency-Key': key },
      signal: AbortSignal.timeout(10_000),
    }).catch(() => undefined);
    if (answer?.ok) return (await answer.json()) as { id: number };
    await answer?.body?.cancel();
    await delay(100);
  }
}
