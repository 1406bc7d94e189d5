import { readFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { Failure } from '../../../../tools/failure.ts';
import { docker, tryDocker } from '../engine/docker.ts';
import { tasksOf } from '../engine/services.ts';
import { newestSecrets } from '../state/secrets.ts';
import type { Color } from './colors.ts';

const NAME = 'todo_smoke';
const TIMEOUT_MS = 60_000;
const POLL_MS = 200;

/**
 * Asks the idle colour through the very nginx that everybody uses, by the secret preview header. It runs as a task of
 * the Swarm, because only tasks can read secrets.
 * @param image of nginx, which has what a few requests need
 */
export async function smokeTest(color: Color, image: string): Promise<void> {
  const key = (await newestSecrets()).get('preview_key')?.name;
  if (!key) throw new Failure('the secret preview_key is missing: run "npm run swarm -- init"');
  const script = await readFile(new URL('../scripts/smoke.sh', import.meta.url), 'utf8');
  const secret = ['--secret', `source=${key},target=preview_key,uid=101,gid=101,mode=0400`];
  const job = [
    '--mode',
    'replicated-job',
    '--name',
    NAME,
    '--restart-condition',
    'none',
    '--no-resolve-image',
    '--detach',
  ];
  const rights = ['--network', 'todoapp', '--read-only', '--cap-drop', 'ALL', '--no-healthcheck'];
  const command = [image, '-c', script, 'smoke', color];
  await tryDocker(['service', 'rm', NAME]);
  try {
    await docker(['service', 'create', ...job, ...rights, ...secret, '--entrypoint', 'sh', ...command]);
    await completed();
  } finally {
    await tryDocker(['service', 'rm', NAME]);
  }
}

async function completed(): Promise<void> {
  const deadline = Date.now() + TIMEOUT_MS;
  for (;;) {
    const task = (await tasksOf(NAME, { all: true })).at(-1);
    const state = task?.Status.State ?? 'not created';
    if (state === 'complete') return;
    if (['failed', 'rejected', 'orphaned'].includes(state) || Date.now() > deadline) {
      const { stdout, stderr } = await tryDocker(['service', 'logs', '--raw', NAME]);
      const said = `${stdout}\n${stderr}`.trim() || task?.Status.Err || state;
      throw new Failure(`the smoke test failed, nothing was switched:\n${said}`);
    }
    await delay(POLL_MS);
  }
}
