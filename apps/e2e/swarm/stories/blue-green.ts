import { describe, expect, test } from '@jest/globals';
import { until } from '../../../../tools/until.ts';
import { firstCommit, type Installation } from '../installation.ts';
import { Load, requestCount } from '../load/load.ts';
import { expectNothingNoticed } from '../outcomes.ts';
import type { Stage } from './stage.ts';
import { statusOf } from './status.ts';

/** Stories of blue-green deploys. */
export function switchesColors(stage: Stage): void {
  describe('blue and green', () => {
    test('a new commit is tried beside the old one, gets all requests at once, and can be rolled back', async () => {
      const commit = await stage.swarm.release('eeee00000005');
      using load = new Load(stage.swarm.addresses, stage.person.headers);
      const deployed = await stage.swarm.must('deploy', '--blue-green', commit);
      expect(deployed.result).toMatchObject({ commit, color: 'green' });
      await load.more(150);
      const back = await stage.swarm.must('rollback');
      expect(back.result).toMatchObject({ commit: firstCommit, color: 'blue' });
      const again = await stage.swarm.must('rollback', commit);
      expect(again.result).toMatchObject({ commit, color: 'green' });
      expectNothingNoticed('blue-green', await load.finish(), {
        deploySeconds: deployed.seconds,
        backSeconds: back.seconds,
        backSwitchSeconds: back.result.seconds,
        againSeconds: again.seconds,
      });
    });

    // Without this, a task that starts during a switch keeps sending its share of the requests to the old color.
    test('an nginx task that starts during a switch follows it too', async () => {
      for (const [commit, color] of [
        [firstCommit, 'blue'],
        ['eeee00000005', 'green'],
      ]) {
        for (const service of ['app_nginx', 'frontend_nginx']) {
          const [task] = await stage.swarm.tasks(service);
          await stage.swarm.kill(task as NonNullable<typeof task>);
        }
        const { result } = await stage.swarm.must('rollback', commit as string);
        expect(result.color).toBe(color);
        const colors = await until('the killed tasks are replaced', async () => {
          const now = await colorsOfAll(stage.swarm);
          return now.length === 5 && now;
        });
        expect(new Set(colors)).toEqual(new Set([color]));
      }
    });

    test('settings that are applied while green is active keep it active, with all its tasks', async () => {
      using load = new Load(stage.swarm.addresses, stage.person.headers);
      await stage.swarm.must('up');
      expectNothingNoticed('up with green active', await load.finish(requestCount / 5));
      expect(await statusOf(stage.swarm, 'app_api_green')).toMatchObject({ commit: 'eeee00000005', running: 3 });
    });

    test('a commit that fails its smoke test gets no user requests', async () => {
      const broken =
        'require("http").createServer((q, s) => { s.statusCode = ["/readyz", "/livez"].includes(q.url) ? 200 : 500; s.end() }).listen(8080)';
      await stage.swarm.release('ffff00000006', { api: `CMD ["node", "-e", ${JSON.stringify(broken)}]` });
      using load = new Load(stage.swarm.addresses, stage.person.headers);
      const { exitCode, result } = await stage.swarm.swarm('deploy', '--blue-green', 'ffff00000006');
      expectNothingNoticed('failed smoke test', await load.finish(requestCount / 5));
      expect(exitCode).not.toBe(0);
      expect(result.error).toMatch(/smoke test failed.*\n.*answered 500/);
    });
  });
}

/** The color of each running nginx task. */
async function colorsOfAll(swarm: Installation): Promise<string[]> {
  const tasks = [...(await swarm.tasks('app_nginx')), ...(await swarm.tasks('frontend_nginx'))];
  return Promise.all(tasks.map(({ node, container }) => node.docker(['exec', container, 'switch-color'])));
}
