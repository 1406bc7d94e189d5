import { chmod, mkdir, readdir } from 'node:fs/promises';
import { describe, expect, test } from '@jest/globals';
import { until } from '../../../../tools/until.ts';
import { askSecurely, selfSigned } from '../certificate.ts';
import { firstCommit, type Installation } from '../installation.ts';
import { Load, requestCount } from '../load/load.ts';
import { expectOnlyInFlightLost } from '../outcomes.ts';
import { logIn } from '../person.ts';
import type { Stage } from './stage.ts';

/** Data must not get lost, except on purpose. */
export function keepsData(stage: Stage): void {
  describe('data and settings', () => {
    test('a backup restores what was deleted, and down keeps everything', async () => {
      const list = async () =>
        (
          await fetch(`${stage.swarm.addresses[0]}/todo?status=ALL&count=true&limit=1`, {
            headers: stage.person.headers,
          })
        ).headers.get('x-total-count');
      const before = await list();
      const file = `${stage.swarm.machines.folder}/backup.sql.gz`;
      await stage.swarm.must('backup', file);
      const { headers } = stage.person;
      const deleted = await fetch(`${stage.swarm.addresses[0]}/todo?status=ALL`, { method: 'DELETE', headers });
      expect(deleted.status).toBe(200);
      await until('all are deleted', async () => (await list()) === '0');
      await stage.swarm.must('restore', file, '--yes');
      // All sessions end: otherwise one that was ended since the backup would be valid again.
      await until(
        'the session from before the restore has ended',
        async () => (await fetch(`${stage.swarm.addresses[0]}/todo`, { headers })).status === 401,
      );
      stage.person = await logIn(stage.swarm.addresses[0] as string, stage.person);
      await until('all are back', async () => (await list()) === before);
      await stage.swarm.must('down');
      await stage.swarm.must('up', firstCommit);
      await until('all are still there', async () => (await list()) === before);
    });

    // Without this, a leaked database password stays valid, or changing it interrupts everybody's work.
    test('the database password can be changed under load, and the old one stops working', async () => {
      const before = await passwordInUse(stage.swarm);
      using load = new Load(stage.swarm.addresses, stage.person.headers);
      // The first attempt is aborted while tasks are being replaced: some have the old password, some the new one.
      const cut = await stage.swarm.run(['rotate', 'mysql_password'], { settings: { TODO_DEPLOY_TIMEOUT_S: '1' } });
      expect(cut.result.error).toMatch(/not healthy after 1 s/);
      const { seconds, result } = await stage.swarm.must('rotate', 'mysql_password');
      expectOnlyInFlightLost('rotate', await load.finish(requestCount / 5), { rotateSeconds: seconds });
      expect(result.stored).toMatch(/mysql_password\.v2$/);
      const after = await passwordInUse(stage.swarm);
      expect(after).not.toBe(before);
      expect(await letsIn(stage.swarm, after)).toBe(true);
      expect(await letsIn(stage.swarm, before)).toBe(false);
    });

    test('a certificate enables HTTPS, and a log volume gets a file from each nginx task', async () => {
      const { cert, key } = await selfSigned(stage.swarm.machines.folder);
      const logs = `${stage.swarm.machines.folder}/logs`;
      await mkdir(logs);
      await chmod(logs, 0o777);
      await stage.swarm.run(['secret', 'tls_cert'], { input: cert });
      await stage.swarm.run(['secret', 'tls_key'], { input: key });
      const settings = {
        TODO_HTTPS_PORT: '9443',
        TODO_LOG_VOLUME_TYPE: 'none',
        TODO_LOG_VOLUME_OPTIONS: 'bind',
        TODO_LOG_VOLUME_DEVICE: logs,
      };
      const { result } = await stage.swarm.run(['up'], { settings });
      expect(result.error).toBeUndefined();
      const plain = await fetch(stage.swarm.addresses[0] as string, { redirect: 'manual' });
      expect(plain.status).toBe(301);
      expect(plain.headers.get('location')).toMatch(/^https:\/\/[^/]+:9443\//);
      for (const { address } of stage.swarm.machines.all) expect(await askSecurely(address, 9443, cert)).toBe(200);
      const files = (await readdir(logs)).filter((name) => name.endsWith('-access.log'));
      const tasks = [...(await stage.swarm.tasks('app_nginx')), ...(await stage.swarm.tasks('frontend_nginx'))];
      expect(files.length).toBeGreaterThanOrEqual(tasks.length);
      for (const { container } of tasks) expect(files).toContain(`${container.slice(0, 12)}-access.log`);
    });

    test('down --volumes deletes nothing without a confirmation', async () => {
      const asked = await stage.swarm.swarm('down', '--volumes');
      expect(asked.exitCode).toBe(1);
      expect(asked.result.error).toMatch(/--yes/);
      await stage.swarm.must('down', '--volumes', '--yes');
      for (const machine of stage.swarm.machines.all) {
        const volumes = await machine.docker(['volume', 'ls', '--quiet', '--filter', 'name=todo_']);
        expect(volumes).toBe('');
      }
    });
  });
}

async function passwordInUse(swarm: Installation): Promise<string> {
  const [task] = await swarm.tasks('app_api');
  if (!task) throw new Error('no API task runs');
  return task.node.docker(['exec', task.container, 'cat', '/run/secrets/mysql_password']);
}

/** Whether the master accepts this password of the application. */
async function letsIn(swarm: Installation, password: string): Promise<boolean> {
  const [task] = await swarm.tasks('mysql_master');
  if (!task) throw new Error('no master runs');
  const login = 'MYSQL_PWD=$(cat) mysql --no-defaults --host=127.0.0.1 --user=todo --execute="SELECT 1"';
  return task.node.docker(['exec', '-i', task.container, 'bash', '-c', login], { input: password }).then(
    () => true,
    (error: Error) => {
      if (/Access denied/.test(error.message)) return false;
      throw error;
    },
  );
}
