import { describe, expect, test } from '@jest/globals';
import { until } from '../../../../tools/until.ts';
import { commitWithAnotherDatabase } from '../another-commit.ts';
import { firstCommit } from '../installation.ts';
import { Load, requestCount } from '../load/load.ts';
import type { Machine } from '../machines/machine.ts';
import { expectSameContents, membersOf } from '../members.ts';
import { expectOnlyInFlightLost, tell } from '../outcomes.ts';
import { register } from '../person.ts';
import type { Stage } from './stage.ts';

const patienceMs = 240_000;

/** A master with replicas becomes a group, which gets another image and another machine, and is bootstrapped again. */
export function changesTheGroup(stage: Stage): void {
  const machine = (number: number) => stage.swarm.machines.all[number - 1] as Machine;
  const label = (number: number) =>
    machine(1).docker(['node', 'update', '--label-add', 'todo.mysql_slave=true', `node${number}`]);

  /** Runs a command under load, and expects that no acknowledged write is lost and all members have the same contents. */
  async function underLoad(story: string, args: string[]): Promise<Record<string, unknown>> {
    using load = new Load([`http://${machine(1).address}:8080`], stage.person.headers);
    await load.more(100);
    const { seconds, result } = await stage.swarm.must(...args);
    expectOnlyInFlightLost(story, await load.finish(requestCount / 5), { commandSeconds: seconds, result });
    await expectSameContents(stage.swarm);
    return result;
  }

  describe('the commands for the database', () => {
    test('two machines that can run a database server get a master with replicas', async () => {
      await stage.swarm.init(['todo.edge=true']);
      await label(2);
      const { result } = await stage.swarm.must('up', firstCommit);
      tell('up', result);
      expect(result.database).toContain('a master with replicas');
      stage.person = await register(stage.swarm.addresses[0] as string);
    });

    test('one command turns them into a group, and no acknowledged write is lost', async () => {
      for (const number of [1, 3]) await label(number);
      expect(await underLoad('database group', ['database', 'group'])).toMatchObject({ ok: true, action: 'group' });
    });

    test('a commit with another database image replaces member by member, and no acknowledged write is lost', async () => {
      const commit = await commitWithAnotherDatabase(stage.swarm);
      const before = await Promise.all((await membersOf(stage.swarm)).map(({ container }) => container));
      await underLoad('another image of the database', ['deploy', commit]);
      const after = (await membersOf(stage.swarm)).map(({ container }) => container);
      expect(after.filter((container) => before.includes(container))).toEqual([]);
    });

    test('readers join the group, and status shows them', async () => {
      const { result } = await stage.swarm.must('scale', 'mysql_reader=2');
      expect(result.ok).toBe(true);
      await until(
        'both follow the group',
        async () => {
          const { result: status } = await stage.swarm.must('status');
          const servers = status.replication as { service: string; status: string }[];
          tell('status', { servers });
          return (
            servers.filter((one) => one.service.startsWith('mysql_reader') && one.status === 'REPLICA lag=0').length ===
            2
          );
        },
        patienceMs,
      );
    });

    test('a machine is removed from the group, and another one replaces it', async () => {
      await label(4);
      const done = await underLoad('database remove', ['database', 'remove', 'node2']);
      expect(done).toMatchObject({ node: 'node2', replacedBy: 'node4' });
      expect((await membersOf(stage.swarm)).map(({ node }) => node.hostname).sort()).toEqual([
        'node1',
        'node3',
        'node4',
      ]);
    });

    test('when two of three members are lost, `database begin` bootstraps the group, and the others join it', async () => {
      const lost = [machine(3), machine(4)];
      await Promise.all(lost.map((one) => stage.swarm.machines.powerOff(one)));
      const asked = await until(
        'the remaining member has left the lost group',
        async () => {
          const { result } = await stage.swarm.swarm('database', 'begin');
          return result.error?.includes('Run it with --yes') ? result : undefined;
        },
        patienceMs,
      );
      tell('asked', asked);
      expect(asked.error).toMatch(/bootstraps the group with the data of mysql_master.* on node1.*does not respond/);
      const bootstrapped = await stage.swarm.must('database', 'begin', '--yes');
      tell('bootstrapped', { ...bootstrapped.result, seconds: bootstrapped.seconds });
      using load = new Load([`http://${machine(1).address}:8080`], stage.person.headers);
      await load.more(50);
      for (const one of lost) await stage.swarm.machines.powerOn(one);
      tell('the others join', { ...(await load.finish(100)) });
      await expectSameContents(stage.swarm);
    });

    // Commands of the Swarm need a majority of its managers.
    test('when most managers of the Swarm are lost too, `tododb begin` bootstraps the group on the remaining machine', async () => {
      const [left] = await stage.swarm.tasks('mysql_master');
      if (!left) throw new Error('no member runs on node1');
      for (const number of [2, 3, 4]) await stage.swarm.machines.powerOff(machine(number));
      const output = await until(
        'the group is bootstrapped',
        () => machine(1).docker(['exec', left.container, 'tododb', 'begin']),
        patienceMs,
      );
      tell('bootstrapped by tododb', { output });
      await machine(1).docker(['swarm', 'init', '--force-new-cluster', '--advertise-addr', machine(1).address]);
      await until(
        'the commands work again',
        async () => {
          const { result } = await stage.swarm.must('status');
          tell('status', { servers: result.replication });
          const servers = result.replication as { node: string; status: string }[];
          return servers.some(({ node, status }) => node === 'node1' && status.startsWith('MASTER'));
        },
        patienceMs,
      );
      await until(
        'writes are accepted again',
        async () => {
          const headers = { ...stage.person.headers, 'Content-Type': 'application/json' };
          const answer = await fetch(`http://${machine(1).address}:8080/todo`, {
            method: 'POST',
            headers,
            body: '{"title":"after it"}',
            signal: AbortSignal.timeout(20_000),
          });
          return answer.status === 201;
        },
        patienceMs,
      );
    });
  });
}
