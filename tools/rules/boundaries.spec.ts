import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { execa } from 'execa';
import { root } from '../root.ts';

const forbidden: [file: string, imports: string, rule: string][] = [
  ['libs/shared/src/new.ts', 'typeorm', 'the contract is zod'],
  ['libs/shared/src/new.ts', 'node:fs', 'the contract is zod'],
  ['libs/shared/src/new.ts', 'apps/api/src/todos/place.ts', 'room libs/shared'],
  ['apps/web/src/visit/new.ts', 'apps/api/src/todos/place.ts', 'room apps/web/src'],
  ['apps/web/src/visit/new.ts', 'typeorm', 'package typeorm'],
  ['apps/web/src/visit/new.ts', '@nestjs/common', 'package (@nestjs'],
  ['apps/web/src/config/new.ts', 'apps/web/src/api/request.ts', 'room apps/web/src/config'],
  ['apps/web/src/api/new.ts', 'apps/web/src/components/model.ts', 'room apps/web/src/api'],
  ['apps/web/src/components/new.tsx', 'apps/web/src/api/todos.ts', 'room apps/web/src/(components'],
  ['apps/web/src/board/new.ts', 'apps/web/src/config/config.ts', 'room apps/web/src/(components'],
  ['apps/api/src/new.ts', 'apps/web/src/api/request.ts', 'room apps/api/src'],
  ['apps/api/src/todos/new.ts', 'apps/web/src/api/request.ts', 'room apps/api/src/(todos'],
  ['apps/api/src/todos/new.ts', 'react', 'package (react'],
  ['apps/api/src/todos/new.ts', 'typeorm', 'package typeorm'],
  ['apps/api/src/todos/new.ts', 'mysql2', 'package (mysql2'],
  ['apps/api/src/todos/new.ts', 'apps/api/src/idempotency/key.entity.ts', "another feature's rows"],
  ['apps/api/src/health/new.ts', 'apps/api/src/todos/todo.repository.ts', "another feature's rows"],
  ['apps/api/src/config/new.ts', 'apps/api/src/db/database.ts', 'room apps/api/src/config'],
  ['apps/api/src/db/new.ts', 'apps/api/src/todos/todos.service.ts', 'room apps/api/src/db(?!'],
  ['apps/api/src/db/migrations/new.ts', 'apps/api/src/todos/place.ts', 'room apps/api/src/db/migrations'],
  ['apps/api/src/http/new.ts', 'apps/api/src/todos/todos.service.ts', 'room apps/api/src/http'],
  ['apps/api/src/http/new.ts', 'typeorm', 'package typeorm'],
  ['apps/e2e/browser/new.spec.ts', 'apps/api/src/app.ts', 'room apps/e2e'],
  ['apps/e2e/faults/new.spec.ts', 'libs/shared/src/todo.ts', 'room apps/e2e'],
  ['deploy/swarm/command/new.ts', 'apps/api/src/app.ts', 'room deploy/swarm/command'],
  ['deploy/swarm/command/engine/new.ts', 'deploy/swarm/command/state/lock.ts', 'room deploy/swarm/command/engine'],
  [
    'deploy/swarm/command/settings/new.ts',
    'deploy/swarm/command/engine/docker.ts',
    'room deploy/swarm/command/settings',
  ],
  ['deploy/swarm/command/state/new.ts', 'deploy/swarm/command/rollout/running.ts', 'room deploy/swarm/command/state'],
  ['deploy/swarm/command/rollout/new.ts', 'deploy/swarm/command/actions/up.ts', 'room deploy/swarm/command/rollout'],
  ['deploy/swarm/command/database/new.ts', 'deploy/swarm/command/actions/up.ts', 'room deploy/swarm/command/database'],
  ['tools/new.ts', 'apps/api/src/app.ts', 'room tools'],
  ['apps/api/src/metrics/one.ts', 'apps/api/src/metrics/two.ts', 'no cycle'],
];

const permitted: [file: string, imports: string][] = [
  ['libs/shared/src/new.ts', 'zod'],
  ['apps/web/src/api/new.ts', 'apps/web/src/config/config.ts'],
  ['apps/web/src/components/new.tsx', 'apps/web/src/board/focus.ts'],
  ['apps/api/src/todos/new.ts', 'apps/api/src/idempotency/idempotency.service.ts'],
  ['apps/api/src/todos/new.repository.ts', 'typeorm'],
  ['apps/api/src/db/new.ts', 'mysql2'],
  ['apps/api/src/db/new.ts', 'apps/api/src/todos/todo.entity.ts'],
  ['apps/api/src/db/migrations/new.ts', 'apps/api/src/db/timestamp.ts'],
  ['apps/api/src/http/new.ts', 'apps/api/src/db/errors.ts'],
  ['deploy/swarm/command/state/new.ts', 'deploy/swarm/command/engine/docker.ts'],
  ['deploy/swarm/command/actions/new.ts', 'deploy/swarm/command/database/master.ts'],
  ['deploy/swarm/command/engine/new.ts', 'deploy/swarm/command/topology.ts'],
  ['apps/e2e/browser/new.spec.ts', 'tools/root.ts'],
];

interface Report {
  summary: { violations: { from: string; rule: { name: string } }[] };
}

/** Names of the rules that each file breaks. */
const broken = new Map<string, string[]>();
let tree: string;

/** A case's file has a name of its own; the two of the cycle keep theirs. */
const pathOf = (file: string, number: number) => file.replace('new.', `new${number}.`);

const isOurs = (imports: string) => /^(apps|deploy|libs|tools)\//.test(imports);

/** How a file imports another of this tree, or a package. */
const specifier = (file: string, imports: string) =>
  isOurs(imports) ? `${'../'.repeat(file.split('/').length - 1)}${imports}` : imports;

// The rooms are made anew elsewhere, under the real rules: a forbidden import never stands in the working tree.
beforeAll(async () => {
  tree = await mkdtemp(join(tmpdir(), 'todo-boundaries-'));
  const write = async (path: string, text: string) => {
    await mkdir(dirname(join(tree, path)), { recursive: true });
    await writeFile(join(tree, path), text);
  };
  const cases = [...forbidden, ...permitted];
  for (const [, imports] of cases) {
    await write(isOurs(imports) ? imports : `node_modules/${imports}/index.js`, 'export const a = 1;\n');
  }
  for (const [number, [file, imports]] of cases.entries()) {
    await write(pathOf(file, number), `import { a } from '${specifier(file, imports)}';\nexport const b = a;\n`);
  }
  await write('apps/api/src/metrics/two.ts', "import { b } from './one.ts';\nexport const a = b;\n");
  const program = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');
  const options = ['--config', join(root, '.dependency-cruiser.mjs'), '--output-type', 'json'];
  const { stdout } = await execa(process.execPath, [program, ...options, 'apps', 'libs', 'tools', 'deploy'], {
    cwd: tree,
    reject: false,
    timeout: 60_000,
  });
  for (const { from, rule } of (JSON.parse(stdout) as Report).summary.violations) {
    broken.set(from, [...(broken.get(from) ?? []), rule.name]);
  }
}, 90_000);

afterAll(() => rm(tree, { recursive: true, force: true }));

// Without this, a rule can be there and catch nothing, and the rooms grow together again.
test.each(forbidden.map((row, number) => [...row, number] as const))(
  '%s may not import %s',
  (file, _, rule, number) => {
    expect((broken.get(pathOf(file, number)) ?? []).join('\n')).toContain(rule);
  },
);

test.each(permitted.map((row, number) => [...row, forbidden.length + number] as const))(
  '%s may import %s',
  (file, _, number) => {
    expect(broken.get(pathOf(file, number))).toBeUndefined();
  },
);
