import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from '@jest/globals';
import { execa } from 'execa';
import { root } from '../root.ts';

const files = [
  'apps/api/src/todos/a.ts',
  'apps/web/src/server/a.ts',
  'apps/api/src/config/a.ts',
  'apps/web/src/config/a.ts',
];

// Without this, a setting could be read outside the configuration: unchecked and undocumented.
test('only the configuration reads the environment', async () => {
  const tree = await mkdtemp(join(tmpdir(), 'todo-environment-'));
  try {
    await cp(join(root, 'biome.json'), join(tree, 'biome.json'));
    for (const file of files) {
      await mkdir(dirname(join(tree, file)), { recursive: true });
      await writeFile(join(tree, file), 'export const a = process.env.A;\n');
    }
    const options = ['lint', '--vcs-enabled=false', '--reporter=json', '.'];
    const { stdout } = await execa(join(root, 'node_modules/.bin/biome'), options, {
      cwd: tree,
      reject: false,
      timeout: 30_000,
    });
    const report = JSON.parse(stdout) as { diagnostics: { category: string; location: { path: string } }[] };
    const refused = report.diagnostics.filter(({ category }) => category === 'lint/style/noProcessEnv');
    expect(refused.map(({ location }) => location.path).sort()).toEqual(files.slice(0, 2));
  } finally {
    await rm(tree, { recursive: true, force: true });
  }
});
