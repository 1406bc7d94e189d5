import { describe, expect, test } from '@jest/globals';
import { Visitor } from '../browser.ts';
import { firstCommit } from '../installation.ts';
import { Load, requestCount } from '../load/load.ts';
import { membersOf } from '../members.ts';
import { expectNothingNoticed, tell } from '../outcomes.ts';
import { register } from '../person.ts';
import type { Stage } from './stage.ts';

/** From empty machines to a running system. */
export function comesUp(stage: Stage): void {
  describe('from empty machines', () => {
    // Without this, nobody could start the system with the commands of the README.
    test('init and up start everything, and every node responds', async () => {
      await stage.swarm.init();
      const { seconds, result } = await stage.swarm.must('up', firstCommit);
      tell('up', { seconds, commit: result.commit });
      expect(result.database).toMatch(/^The database is a group of 3/);
      for (const address of stage.swarm.addresses) expect((await fetch(address)).status).toBe(200);
      // Two members on one machine would be a majority that is lost together.
      const members = await membersOf(stage.swarm);
      expect(new Set(members.map(({ node }) => node)).size).toBe(3);
      stage.person = await register(stage.swarm.addresses[0] as string);
    });

    test('a second init and a second up restart nothing', async () => {
      const before = (await stage.swarm.tasks('app_api')).map(({ id }) => id);
      await stage.swarm.must('init');
      await stage.swarm.must('up');
      expect((await stage.swarm.tasks('app_api')).map(({ id }) => id)).toEqual(before);
    });

    test('status shows each service, its commit and the state of each database', async () => {
      const { result } = await stage.swarm.must('status');
      expect(result.services).toContainEqual(
        expect.objectContaining({ name: 'app_api', commit: firstCommit, running: 3 }),
      );
      const said = (result.replication as { status: string }[]).map(({ status }) => status);
      const member = 'REPLICA lag=0 members=3/3';
      expect(said).toEqual(['MASTER group=ONLINE members=3/3', member, member]);
      expect(result.group).toMatchObject({ members: 3, reachable: 3, wanted: 3, writes: true });
    });

    test('a user adds, edits and completes a todo through nginx', async () => {
      const visitor = await Visitor.open(stage.swarm.addresses[1] as string, stage.person);
      try {
        await visitor.addEditComplete();
      } finally {
        await visitor.close();
      }
    });

    test('three API tasks share the requests evenly, within 10 %', async () => {
      const report = await new Load(stage.swarm.addresses, stage.person.headers).finish(Math.min(requestCount, 4_000));
      expectNothingNoticed('spread', report);
      const counts = Object.values(report.servedBy);
      const even = counts.reduce((sum, count) => sum + count, 0) / 3;
      expect(counts).toHaveLength(3);
      for (const count of counts) expect(Math.abs(count - even) / even).toBeLessThan(0.1);
    });
  });
}
