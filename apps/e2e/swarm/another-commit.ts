import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { imageNames, imageTags } from '../../../tools/images/images.ts';
import { root } from '../../../tools/root.ts';
import { firstCommit, type Installation } from './installation.ts';

const gitTimeoutMs = 30_000;

/**
 * Creates a commit with a different database image, and copies all its images to all machines. The commit is stored in a
 * separate object folder, which git in this process and its child processes reads from then on.
 */
export async function commitWithAnotherDatabase({ machines }: Installation): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'todo-commit-'));
  const objects = await git(['rev-parse', '--path-format=absolute', '--git-path', 'objects']);
  Object.assign(process.env, {
    GIT_OBJECT_DIRECTORY: folder,
    GIT_ALTERNATE_OBJECT_DIRECTORIES: objects,
    GIT_INDEX_FILE: join(folder, 'index'),
  });
  await git(['read-tree', 'HEAD']);
  const file = await git(['hash-object', '-w', '--stdin'], 'another\n');
  await git(['update-index', '--add', '--cacheinfo', `100644,${file},docker/tododb/another`]);
  const author = ['-c', 'user.name=test', '-c', 'user.email=test@example.org'];
  const commit = await git([...author, 'commit-tree', await git(['write-tree']), '-p', 'HEAD', '-m', 'Another']);
  delete process.env.GIT_INDEX_FILE;
  const tags = await imageTags(imageNames, { commit });
  for (const machine of machines.all) {
    for (const name of imageNames) {
      const input = `FROM todo/${name}:${firstCommit}\nLABEL another=${commit}\n`;
      await machine.docker(['build', '--quiet', '--tag', tags[name], '-'], { input });
    }
  }
  return commit;
}

async function git(args: string[], input = ''): Promise<string> {
  const { stdout } = await execa('git', args, { cwd: root, input, timeout: gitTimeoutMs });
  return stdout.trim();
}
