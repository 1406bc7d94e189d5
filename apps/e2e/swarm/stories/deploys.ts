import { describe, expect, test } from '@jest/globals';
import { firstCommit } from '../installation.ts';
import { Load } from '../load/load.ts';
import { expectNothingNoticed } from '../outcomes.ts';
import type { Stage } from './stage.ts';
import { statusOf } from './status.ts';

/** Deploys under load are unnoticed, or rolled back. */
export function deploysUnnoticed(stage: Stage): void {
  describe('a deploy while people work', () => {
    test('a rolling update is not noticed', async () => {
      const commit = await stage.swarm.release('bbbb00000002');
      using load = new Load(stage.swarm.addresses, stage.person.headers);
      const { seconds } = await stage.swarm.must('deploy', commit);
      expectNothingNoticed('rolling update', await load.finish(), { deploySeconds: seconds });
      expect(await statusOf(stage.swarm, 'app_api')).toMatchObject({ commit, running: 3 });
      expect(await statusOf(stage.swarm, 'frontend_web')).toMatchObject({ commit, running: 2 });
    });

    test('scaling to five and back to two is not noticed', async () => {
      using load = new Load(stage.swarm.addresses, stage.person.headers);
      await stage.swarm.must('scale', 'app_api=5', 'frontend_web=3');
      await stage.swarm.must('scale', 'app_api=2', 'frontend_web=2');
      expectNothingNoticed('scale 3-5-2', await load.finish());
      await stage.swarm.must('scale', 'app_api=3');
    });

    test('a commit that never becomes ready is rolled back by itself, unnoticed, and the command says why', async () => {
      const broken = 'console.error("SETTING_X is missing"); setInterval(() => {}, 1000)';
      await stage.swarm.release('cccc00000003', { api: `CMD ["node", "-e", ${JSON.stringify(broken)}]` });
      using load = new Load(stage.swarm.addresses, stage.person.headers);
      const { exitCode, result, seconds } = await stage.swarm.swarm('deploy', 'cccc00000003');
      expectNothingNoticed('broken commit', await load.finish(), { deploySeconds: seconds });
      expect(exitCode).not.toBe(0);
      expect(result).toMatchObject({ ok: false, error: expect.stringContaining('SETTING_X is missing') });
      expect(result.error).toMatch(/app_api: rolled back by Swarm/);
      expect(await statusOf(stage.swarm, 'app_api')).toMatchObject({ commit: 'bbbb00000002', running: 3 });
      const { result: status } = await stage.swarm.must('status');
      expect((status.deploys as object[])[0]).toMatchObject({ commit: 'cccc00000003', result: 'failed' });
      const told = stage.webhook.events.filter(({ commit }) => commit === 'cccc00000003').map(({ event }) => event);
      expect(told).toEqual(['started', 'failed']);
    });

    test('a site that exits at its start rolls the API back too: one commit runs everywhere', async () => {
      // Not copied to the other nodes here: the command does that.
      await stage.swarm.release('dddd00000004', { web: 'CMD ["node", "-e", "process.exit(7)"]' }, [
        stage.swarm.manager,
      ]);
      const { exitCode, result } = await stage.swarm.swarm('deploy', 'dddd00000004');
      expect(exitCode).not.toBe(0);
      expect(result.error).toMatch(/frontend_web: rolled back by Swarm/);
      expect(await statusOf(stage.swarm, 'app_api')).toMatchObject({ commit: 'bbbb00000002' });
      expect(await statusOf(stage.swarm, 'frontend_web')).toMatchObject({ commit: 'bbbb00000002' });
    });

    test('a rollback to the previous commit is not noticed', async () => {
      using load = new Load(stage.swarm.addresses, stage.person.headers);
      const { seconds, result } = await stage.swarm.must('rollback');
      expectNothingNoticed('rollback', await load.finish(), { rollbackSeconds: seconds });
      expect(result.commit).toBe(firstCommit);
      expect(await statusOf(stage.swarm, 'app_api')).toMatchObject({ commit: firstCommit });
    });

    test('two operators cannot deploy at the same time', async () => {
      const first = stage.swarm.swarm('scale', 'app_api=3', 'frontend_web=2', 'app_nginx=2');
      const answers = await Promise.all([first, stage.swarm.swarm('deploy', 'bbbb00000002')]);
      expect(answers.map(({ exitCode }) => exitCode === 0)).toContain(false);
      const refused = answers.find(({ exitCode }) => exitCode !== 0);
      expect(refused?.result.error).toMatch(/has been running/);
    });
  });
}
