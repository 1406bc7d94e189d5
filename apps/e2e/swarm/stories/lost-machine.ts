import { describe, expect, test } from '@jest/globals';
import { until } from '../../../../tools/until.ts';
import type { Installation } from '../installation.ts';
import { Load, REQUESTS } from '../load/load.ts';
import type { Machine } from '../machines/machine.ts';
import { expectOnlyInFlightLost } from '../outcomes.ts';
import type { Stage } from './stage.ts';

/** Without an answer by then, a task is not late but missing. */
const PATIENCE_MS = 120_000;

/** The power of a machine fails. */
export function survivesLostMachine(stage: Stage): void {
  describe('a machine is lost', () => {
    test('with the power of a worker off, the service is whole again, and what was open there holds nobody up', async () => {
      const { headers } = stage.person;
      const post = { method: 'POST', headers: { ...headers, 'Content-Type': 'application/json' } };
      const created = await fetch(`${stage.swarm.addresses[0]}/todo`, { ...post, body: '{"title":"edited there"}' });
      expect(created.status).toBe(201);
      const { id } = (await created.json()) as { id: number };
      const victim = await leaveTransactionOpen(stage.swarm, id);
      const before = await stage.swarm.running();
      using load = new Load(stage.swarm.addresses, headers);
      await load.more(300);
      const start = performance.now();
      const lastMissing: Record<string, number> = {};
      await stage.swarm.machines.powerOff(victim);
      try {
        await until(
          'every service has as many tasks as before, on the other nodes',
          async () => {
            const now = await stage.swarm.running(victim);
            const missing = [...before].filter(([service, count]) => (now.get(service) ?? 0) < count);
            for (const [service] of missing) lastMissing[service] = Math.round((performance.now() - start) / 100) / 10;
            if (missing.length > 0) throw new Error(`tasks are missing of ${missing.map(([name]) => name)}`);
            return true;
          },
          PATIENCE_MS,
        );
        const wholeAfterSeconds = (performance.now() - start) / 1000;
        const edited = await fetch(`${stage.swarm.addresses[0]}/todo/${id}`, {
          ...post,
          method: 'PATCH',
          body: '{"content":"edited here"}',
        });
        expectOnlyInFlightLost('power off', await load.finish(REQUESTS / 5), { wholeAfterSeconds, lastMissing });
        expect(edited.status).toBe(200);
      } finally {
        await stage.swarm.machines.powerOn(victim);
      }
    });
  });
}

/**
 * Begins an edit of this todo in an API task of a worker, and does not end it.
 * @returns the machine of that task
 */
async function leaveTransactionOpen(swarm: Installation, id: number): Promise<Machine> {
  const tasks = [...(await swarm.tasks('app_api')), ...(await swarm.tasks('app_api_green'))];
  const task = tasks.find(({ node }) => node !== swarm.manager);
  if (!task) throw new Error('all API tasks run on one machine');
  const script = `
    const password = fs.readFileSync(process.env.TODO_DB_PASSWORD_FILE, 'utf8').trim();
    const connection = await mysql.createConnection({ uri: process.env.TODO_MASTER_URL, password });
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
