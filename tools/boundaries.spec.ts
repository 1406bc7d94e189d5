import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { execa } from 'execa';
import { root } from './root.ts';

const importOf = (name: string) => `import { a } from '${name}';\nexport const b = a;`;

const forbidden: [file: string, line: string, advice: string][] = [
  ['libs/shared/src/new.ts', importOf('typeorm'), 'zod and nothing else'],
  ['libs/shared/src/new.ts', importOf('node:fs'), 'zod and nothing else'],
  ['libs/shared/src/new.ts', importOf('../../../apps/api/src/todos/place.js'), 'zod and nothing else'],
  ['apps/web/src/visit/new.ts', importOf('../../../api/src/todos/place.js'), 'over HTTP'],
  ['apps/web/src/visit/new.ts', importOf('typeorm'), 'over HTTP'],
  ['apps/web/src/config/new.ts', importOf('../api/request'), 'imports nothing of ours'],
  ['apps/web/src/api/new.ts', importOf('../components/model'), 'door to the API'],
  ['apps/web/src/components/new.tsx', importOf('../api/todos'), 'props in, HTML out'],
  ['apps/web/src/board/new.ts', importOf('../config/config'), 'props in, HTML out'],
  ['apps/api/src/new.ts', importOf('@todo/web'), 'never sees the web'],
  ['apps/api/src/todos/new.ts', importOf('../../../web/src/api/request'), 'never'],
  ['apps/api/src/todos/new.ts', importOf('react'), 'never sees the web'],
  ['apps/api/src/todos/new.ts', `import { Repository } from 'typeorm';\nexport const a = Repository;`, 'repository'],
  ['apps/api/src/todos/new.ts', importOf('mysql2'), 'src/db'],
  ['apps/api/src/todos/new.ts', importOf('../idempotency/idempotency-key.entity.js'), 'never its repository'],
  ['apps/api/src/todos/new.repository.ts', importOf('../health/health.controller.js'), 'never its repository'],
  ['apps/api/src/health/new.ts', importOf('../todos/todo.repository.js'), 'never its repository'],
  ['apps/api/src/config/new.ts', importOf('../db/database.js'), 'imports nothing of ours'],
  ['apps/api/src/db/new.ts', importOf('../todos/todos.service.js'), 'config and the entities'],
  ['apps/api/src/db/new.ts', importOf('../http/problem.js'), 'config and the entities'],
  ['apps/api/src/db/migrations/new.ts', importOf('../../todos/place.js'), 'stands alone'],
  ['apps/api/src/http/new.ts', importOf('../todos/todos.service.js'), 'knows no feature'],
  ['apps/api/src/http/new.ts', importOf('../db/database.js'), 'knows no feature'],
  ['apps/api/src/http/new.ts', importOf('typeorm'), 'SQL and TypeORM'],
  ['apps/e2e/browser/new.spec.ts', importOf('@todo/shared/todo'), 'HTTP only'],
  ['apps/e2e/faults/new.spec.ts', importOf('../../api/dist/app.js'), 'HTTP only'],
  ['deploy/swarm/command/engine/new.ts', importOf('../state/lock.ts'), 'knows nothing of what it is asked for'],
  ['deploy/swarm/command/settings/new.ts', importOf('../engine/docker.ts'), 'does nothing with them'],
  ['deploy/swarm/command/state/new.ts', importOf('../rollout/running.ts'), 'nothing of rollouts'],
  ['deploy/swarm/command/rollout/new.ts', importOf('../actions/up.ts'), 'nothing of commands'],
  ['deploy/swarm/command/database/new.ts', importOf('../actions/up.ts'), 'nothing of commands'],
  ['deploy/swarm/command/terminal/new.ts', importOf('../engine/docker.ts'), 'imports nothing of ours'],
  ['deploy/swarm/command/actions/new.ts', 'export const a = process.env.A;', 'process.env'],
  ['apps/api/src/todos/new.ts', 'export const a = process.env.A;', 'process.env'],
  ['apps/web/src/visit/new.ts', 'export const a = process.env.A;', 'process.env'],
];

const permitted: [file: string, line: string][] = [
  ['libs/shared/src/new.ts', importOf('zod')],
  ['libs/shared/src/new.ts', importOf('./limits.js')],
  ['apps/web/src/visit/new.ts', importOf('@todo/shared/todo')],
  ['apps/web/src/api/new.ts', importOf('../config/config')],
  ['apps/web/src/components/new.tsx', importOf('../board/focus')],
  ['apps/web/src/config/new.ts', 'export const a = process.env.A;'],
  ['apps/api/src/todos/new.ts', importOf('@todo/shared/todo')],
  ['apps/api/src/todos/new.ts', importOf('../idempotency/idempotency.service.js')],
  ['apps/api/src/todos/new.ts', importOf('../db/database.js')],
  ['apps/api/src/todos/new.ts', `import type { EntityManager } from 'typeorm';\nexport type A = EntityManager;`],
  ['apps/api/src/todos/new.repository.ts', importOf('typeorm')],
  ['apps/api/src/todos/new.entity.ts', importOf('typeorm')],
  ['apps/api/src/db/new.ts', importOf('mysql2')],
  ['apps/api/src/db/new.ts', importOf('../config/config.js')],
  ['apps/api/src/db/new.ts', importOf('../todos/todo.entity.js')],
  ['apps/api/src/db/migrations/new.ts', importOf('../timestamp.js')],
  ['apps/api/src/http/new.ts', importOf('../db/errors.js')],
  ['apps/api/src/config/new.ts', 'export const a = process.env.A;'],
  ['apps/e2e/browser/new.spec.ts', importOf('../fixtures.ts')],
  ['deploy/swarm/command/state/new.ts', importOf('../engine/docker.ts')],
  ['deploy/swarm/command/actions/new.ts', importOf('../database/master.ts')],
];

const rules = ['lint/style/noRestrictedImports', 'lint/style/noProcessEnv'];

/** Message of the linter for each file that it refuses, by path. */
const refused = new Map<string, string>();
let tree: string;

/** Path of a case's file: `new` becomes unique, its ending stays. */
const pathOf = (file: string, number: number) => file.replace('new.', `new${number}.`);

// The rooms are made anew elsewhere, under the real rules: a forbidden import never stands in the working tree.
beforeAll(async () => {
  tree = await mkdtemp(join(tmpdir(), 'todo-boundaries-'));
  await cp(join(root, 'biome.json'), join(tree, 'biome.json'));
  for (const [number, [file, line]] of [...forbidden, ...permitted].entries()) {
    const path = join(tree, pathOf(file, number));
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, `${line}\n`);
  }
  const { stdout } = await execa(
    join(root, 'node_modules/.bin/biome'),
    ['lint', '--vcs-enabled=false', '--reporter=json', '--max-diagnostics=none', '.'],
    { cwd: tree, reject: false, timeout: 30_000 },
  );
  for (const { category, location, message } of (JSON.parse(stdout) as LintReport).diagnostics) {
    if (rules.includes(category)) refused.set(location.path, message);
  }
});

afterAll(() => rm(tree, { recursive: true, force: true }));

interface LintReport {
  diagnostics: { category: string; message: string; location: { path: string } }[];
}

// Without this, a rule can be there and catch nothing, and the rooms grow together again.
test.each(forbidden.map((row, number) => [...row, number] as const))(
  '%s may not hold: %s',
  (file, _, advice, number) => {
    expect(refused.get(pathOf(file, number))).toContain(advice);
  },
);

test.each(permitted.map((row, number) => [...row, forbidden.length + number] as const))(
  '%s may hold: %s',
  (file, _, number) => {
    expect(refused.get(pathOf(file, number))).toBeUndefined();
  },
);
