import { describe, expect, test } from '@jest/globals';
import { until } from '../../replication/cluster/until.ts';
import type { Installation } from '../installation.ts';
import { Load, REQUESTS } from '../load/load.ts';
import type { Machine } from '../machines/machine.ts';
import { expectOnlyInFlightLost } from '../outcomes.ts';
import type { Stage } from './stage.ts';

/** The power of a machine fails. */
export function survivesLostMachine(at: Stage): void {
  describe('a machine is lost', () => {
    test('with the power of a worker off, the service is whole again, and what was open there holds nobody up', async () => {
      const victim = at.swarm.machines.all[2] as Machine;
      const { headers } = at.person;
      const post = { method: 'POST', headers: { ...headers, 'Content-Type': 'application/json' } };
      const created = await fetch(`${at.swarm.addresses[0]}/todo`, { ...post, body: '{"title":"edited there"}' });
      const { id } = (await created.json()) as { id: number };
      const load = new Load(at.swarm.addresses, headers);
      await load.more(300);
      await leaveTransactionOpen(at.swarm, victim, id);
      const start = performance.now();
      await at.swarm.machines.powerOff(victim);
      await until('all tasks run on the other nodes', async () => {
        const counts = await Promise.all(['app_nginx', 'mysql_slave'].map(async (name) => at.swarm.tasks(name)));
        const onVictim = counts.flat().some(({ node }) => node === victim);
        return !onVictim && counts.every((tasks) => tasks.length === 2);
      });
      const seconds = (performance.now() - start) / 1000;
      const edited = await fetch(`${at.swarm.addresses[0]}/todo/${id}`, {
        ...post,
        method: 'PATCH',
        body: '{"content":"edited here"}',
      });
      const report = await load.finish(REQUESTS / 5);
      await at.swarm.machines.powerOn(victim);
      expectOnlyInFlightLost('power off', report, { wholeAfterSeconds: seconds });
      expect(edited.status).toBe(200);
    });
  });
}

/** An edit of a todo that an API task of this machine has begun and not ended. */
async function leaveTransactionOpen(swarm: Installation, machine: Machine, id: number): Promise<void> {
  const tasks = [...(await swarm.tasks('app_api')), ...(await swarm.tasks('app_api_green'))];
  const task = tasks.find(({ node }) => node === machine);
  if (!task) throw new Error(`no API task runs on ${machine.hostname}`);
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
  await machine.docker(['exec', '--detach', task.container, ...run]);
  await until('the todo is being edited', async () => {
    await machine.docker(['exec', task.container, 'test', '-e', '/tmp/open']);
    return true;
  });
}
