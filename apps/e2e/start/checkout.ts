import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { execa } from 'execa';
import { root } from '../../../tools/root.ts';

/**
 * Clones HEAD into a temporary folder and applies the uncommitted changes, so that a change can be tested before it is
 * committed. On CI there are none, and it is the commit itself.
 *
 * @returns path of the clone; delete it
 */
export async function cloneCheckout(): Promise<string> {
  // A realistic path: with a space, and a letter beyond ASCII.
  const clone = await mkdtemp(join(tmpdir(), 'my todo é '));
  await execa('git', ['clone', '--quiet', root, clone]);
  const deleted = new Set(await listFiles('--deleted'));
  const changed = await listFiles('--modified', '--others', '--exclude-standard');
  for (const path of deleted) await rm(join(clone, path), { force: true });
  for (const path of changed.filter((path) => !deleted.has(path))) await cp(join(root, path), join(clone, path));
  return clone;
}

async function listFiles(...selection: string[]): Promise<string[]> {
  const { stdout } = await execa('git', ['ls-files', '-z', ...selection], { cwd: root });
  return stdout.split('\0').filter(Boolean);
}

/** The environment of a user's shell: without what the npm script around this test added to it. */
export function shellEnvironment(): NodeJS.ProcessEnv {
  const added =
    /^(npm_(package|lifecycle|execpath|node_execpath|command|config_local_prefix)|INIT_CWD$|NODE_OPTIONS$|NX_)/;
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !added.test(name)));
  const path = (env.PATH ?? '').split(delimiter).filter((folder) => !folder.startsWith(root));
  return { ...env, PATH: path.join(delimiter) };
}
