import { readFile } from 'node:fs/promises';
import { Failure } from '../../../../tools/failure.ts';
import { runJob, secretOption } from '../engine/jobs.ts';
import { imageUsers } from '../topology.ts';
import type { Color } from './colors.ts';

const timeoutMs = 60_000;

/**
 * Sends requests to the idle color through the nginx that everybody uses, by the secret preview header.
 * @param image of nginx, which includes the tools for a few requests
 * @param key Swarm's name of the preview_key secret that nginx has
 */
export async function smokeTest(color: Color, image: string, key: string | undefined): Promise<void> {
  if (!key) throw new Failure('nginx has no secret preview_key: run "npm run swarm -- up" once');
  const script = await readFile(new URL('../scripts/smoke.sh', import.meta.url), 'utf8');
  const options = [...secretOption(key, 'preview_key', imageUsers.nginx), '--entrypoint', 'sh'];
  const job = { name: 'todo_smoke', image, command: ['-c', script, 'smoke', color], options };
  await runJob(job, timeoutMs).catch((error: Error) => {
    throw new Failure(`the smoke test failed, nothing was switched:\n${error.message}`);
  });
}
