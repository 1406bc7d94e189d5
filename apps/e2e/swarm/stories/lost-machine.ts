import { describe, expect, test } from '@jest/globals';
import { until } from '../../../../tools/until.ts';
import type { Installation } from '../installation.ts';
import { Load, requestCount } from '../load/load.ts';
import type { Machine } from '../machines/machine.ts';
import { expectSameContents, primaryMachine } from '../members.ts';
import { expectOnlyInFlightLost, tell } from '../outcomes.ts';
import type { Stage } from './stage.ts';

/** Milliseconds after which a missing response is not late but lost. */
const patienceMs = 120_000;
/** How often the machine of the primary loses power; set more for a manual run. */
const outages = Number(process.env.SWARM_OUTAGES ?? 1);
/** Services whose tasks are bound to one machine each, and are not moved to another. */
const bound = ['todo_mysql_mysql_master', 'todo_mysql_mysql_slave'];

/** Each machine loses power once. */
export function survivesLostMachine(stage: Stage): void {
  const lost = new Set<Machine>();
  const writesGoOn = async () => {
    const { result } = await stage.swarm.must('status');
    expect(result.group).toMatchObject({ members: 2, reachable: 2, wanted: 3, writes: true });
  };
  describe('a machine is lost', () => {
    test('when a machine loses power, the service recovers, and transactions that were open there block nobody', async () => {
      const { headers } = stage.person;
      const post = { method: 'POST', headers: { ...headers, 'Content-Type': 'application/json' } };
      const created = await fetch(`${stage.swarm.addresses[0]}/todo`, { ...post, body: '{"title":"edited there"}' });
      expect(created.status).toBe(201);
      const { id } = (await created.json()) as { id: number };
      const victim = await leaveTransactionOpen(stage.swarm, id);
      lost.add(victim);
      await losing('power off', stage, victim, async () => {
        const edited = await fetch(`${stage.swarm.addresses[0]}/todo/${id}`, {
          ...post,
          method: 'PATCH',
          body: '{"content":"edited here"}',
        });
        expect(edited.status).toBe(200);
      });
    });

    test('a switchover loses no acknowledged write', async () => {
      using load = new Load(stage.swarm.addresses, stage.person.headers);
      await load.more(100);
      const away = await stage.swarm.must('database', 'switch');
      expect(away.result.to).not.toBe(away.result.from);
      const { hostname } = stage.swarm.manager;
      await stage.swarm.must('database', 'switch', hostname);
      expectOnlyInFlightLost('switchover', await load.finish(requestCount / 5), {
        switchSeconds: away.result.seconds,
      });
      expect((await primaryMachine(stage.swarm)).hostname).toBe(hostname);
      await expectSameContents(stage.swarm);
    });

    // Without this, writes fail until somebody intervenes, even at night.
    test('when the machine of the primary, also the leader of the Swarm, loses power, writes resume by themselves', async () => {
      for (let outage = 1; outage <= outages; outage++) {
        const victim = await primaryMachine(stage.swarm);
        lost.add(victim);
        await losing(`primary off, ${outage} of ${outages}`, stage, victim, writesGoOn);
      }
    });

    test('when the machine that is left of the three loses power, the others do its work', async () => {
      const others = stage.swarm.machines.all.filter((machine) => !lost.has(machine));
      if (outages === 1) expect(others).toHaveLength(1);
      for (const victim of others) await losing('third machine off', stage, victim, writesGoOn);
    });
  });
}

/** Switches a machine off under load: all movable services move, and once it is back all members have the same data. */
async function losing(story: string, { swarm, person }: Stage, victim: Machine, then: () => Promise<void>) {
  const before = await swarm.running();
  using load = new Load(swarm.addresses, person.headers);
  await load.more(150);
  const start = performance.now();
  const lastMissing: Record<string, number> = {};
  await swarm.machines.powerOff(victim);
  try {
    await until(
      'every service has as many tasks as before, on the other nodes',
      async () => {
        const now = await swarm.running(victim);
        const missing = [...before].filter(
          ([service, count]) => !bound.includes(service) && (now.get(service) ?? 0) < count,
        );
        for (const [service] of missing) lastMissing[service] = Math.round((performance.now() - start) / 100) / 10;
        if (missing.length > 0) throw new Error(`tasks are missing of ${missing.map(([name]) => name)}`);
        return true;
      },
      patienceMs,
    );
    const wholeAfterSeconds = (performance.now() - start) / 1000;
    await then();
    expectOnlyInFlightLost(story, await load.finish(requestCount / 5), { wholeAfterSeconds, lastMissing });
  } finally {
    await swarm.machines.powerOn(victim);
  }
  const back = performance.now();
  await expectSameContents(swarm);
  tell(`${story}: member again`, { seconds: (performance.now() - back) / 1000 });
  // The next story sends requests to all machines.
  await until('every machine answers again', () => everyAddressAnswers(swarm), patienceMs);
}

async function everyAddressAnswers({ addresses }: Installation): Promise<boolean> {
  const answers = await Promise.all(addresses.map((address) => fetch(address, { signal: AbortSignal.timeout(5_000) })));
  return answers.every(({ ok }) => ok);
}

/**
 * Leaves an edit of this todo uncommitted in an API task on another machine than the first.
 * @returns the machine of that task
 */
async function leaveTransactionOpen(swarm: Installation, id: number): Promise<Machine> {
  const tasks = [...(await swarm.tasks('app_api')), ...(await swarm.tasks('app_api_green'))];
  const task = tasks.find(({ node }) => node !== swarm.manager);
  if (!task) throw new Error('all API tasks run on one machine');
  const script = `
    const password = fs.readFileSync(process.env.TODO_DB_PASSWORD_FILE, 'utf8').trim();
    const connection = await mysql.createConnection({ uri: process.env.TODO_MASTER_URL, password });
    // As the API says it of its connections: otherwise a trigger locks the whole list too.
    await connection.query('SET @todo_journal = 1');
    await connection.query('START TRANSACTION');
    await connection.query('UPDATE todo SET content = ? WHERE id = ?', ['open', ${id}]);
    fs.writeFileSync('/tmp/open', '');
    setInterval(() => {}, 1000);
  `;
  const program = `import fs from 'node:fs'; import mysql from 'mysql2/promise'; ${script}`;
  const run = ['node', '--input-type=module', '--eval', program];
  await task.node.docker(['exec', '--detach', task.container, ...run]);
  await until('the todo is being edited', async () => {
    await task.node.docker(['exec', task.container, 'test', '-e', '/tmp/open']);
    return true;
  });
  return task.node;
}
