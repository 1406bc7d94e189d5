import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from '@jest/globals';
import { execa } from 'execa';
import { root } from '../root.ts';
import { imageTags } from './images.ts';

// Without this, a pipeline with a shallow clone tags every image with its newest commit, and a deploy of the
// application restarts the databases.
test('a shallow clone gives images the same tags as a full clone', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'todo-shallow-'));
  try {
    await execa('git', ['clone', '--quiet', '--depth', '1', pathToFileURL(root).href, folder], { timeout: 60_000 });
    const { stdout: commit } = await execa('git', ['rev-parse', 'HEAD'], { cwd: folder });
    const program = `import { imageTags } from './tools/images/images.ts';
      console.log(JSON.stringify(await imageTags(['tododb', 'haproxy', 'valkey', 'nginx', 'api'], { commit: 'HEAD' })));`;
    await symlink(join(root, 'node_modules'), join(folder, 'node_modules'));
    const { stdout } = await execa(process.execPath, ['--no-warnings', '--input-type=module', '--eval', program], {
      cwd: folder,
    });
    const full = await imageTags(['tododb', 'haproxy', 'valkey', 'nginx', 'api'], { commit });
    expect(JSON.parse(stdout)).toEqual(full);
    expect(full.tododb).not.toBe(full.api.replace('/api:', '/tododb:'));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
