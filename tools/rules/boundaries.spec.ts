import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { execa } from 'execa';
import { root } from '../root.ts';

const api = 'apps/api/src';
const web = 'apps/web/src';
const command = 'deploy/swarm/command';

/** A file, something it may not import, and the beginning of the rule's name. */
const forbidden: [file: string, imports: string, rule: string][] = [
  ['libs/shared/src/new.ts', 'typeorm', 'the contract is zod'],
  ['libs/shared/src/new.ts', 'node:fs', 'the contract is zod'],
  ['libs/shared/src/todos/new.ts', 'chrono-node', 'package chrono-node'],
  [`${web}/features/board/new.ts`, 'markdown-it', 'package markdown-it'],
  ['libs/shared/src/new.ts', `${api}/todos/place.ts`, 'room libs/shared'],

  [`${api}/new.ts`, `${web}/api/sending/request.ts`, `room ${api}`],
  [`${api}/lists/new.ts`, `${api}/todos/todos.service.ts`, `room ${api}/lists`],
  [`${api}/todos/new.ts`, `${web}/api/sending/request.ts`, `room ${api}/todos`],
  [`${api}/todos/new.ts`, `${api}/accounts/users/users.service.ts`, `room ${api}/todos`],
  [`${api}/exports/new.ts`, `${api}/accounts/users/users.service.ts`, `room ${api}/exports`],
  [`${api}/calendar/new.ts`, `${api}/accounts/users/users.service.ts`, `room ${api}/calendar`],
  [`${api}/imports/new.ts`, `${api}/accounts/users/users.service.ts`, `room ${api}/imports`],
  [`${api}/imports/reading/new.ts`, `${api}/imports/sources/sources.ts`, `room ${api}/imports/reading`],
  [`${api}/imports/sources/new.ts`, `${api}/lists/lists.service.ts`, `room ${api}/imports/sources`],
  [`${api}/todos/new.ts`, 'csv-parse', 'package (csv-parse'],
  [`${api}/accounts/new.ts`, `${api}/health/health.service.ts`, `room ${api}/accounts`],
  [`${api}/health/new.ts`, `${api}/todos/todos.service.ts`, `room ${api}/health`],
  [`${api}/store/new.ts`, `${api}/accounts/users/users.service.ts`, `room ${api}/store`],
  [`${api}/metrics/new.ts`, `${api}/todos/todos.service.ts`, `room ${api}/metrics`],
  [`${api}/idempotency/new.ts`, `${api}/todos/todos.service.ts`, `room ${api}/idempotency`],
  [`${api}/events/new.ts`, `${api}/idempotency/write.ts`, `room ${api}/events`],
  [`${api}/journal/new.ts`, `${api}/todos/todos.service.ts`, `room ${api}/journal`],
  [`${api}/http/input/new.ts`, `${api}/todos/todos.service.ts`, `room ${api}/http`],
  [`${api}/cleaning/new.ts`, `${api}/todos/todos.service.ts`, `room ${api}/cleaning`],
  [`${api}/json/new.ts`, `${api}/http/input/id.ts`, `room ${api}/json`],
  [`${api}/errors/new.ts`, `${api}/http/input/id.ts`, `room ${api}/errors`],
  [`${api}/identity/new.ts`, `${api}/http/input/id.ts`, `room ${api}/identity`],
  [`${api}/config/new.ts`, `${api}/database/database.ts`, `room ${api}/config`],
  [`${api}/database/new.ts`, `${api}/todos/todos.service.ts`, `room ${api}/database(?!`],
  [`${api}/database/mysql/new.ts`, `${api}/database/sqlite/search.ts`, `room ${api}/database/mysql`],
  [`${api}/database/sqlite/new.ts`, `${api}/database/mysql/gtid.ts`, `room ${api}/database/sqlite`],
  [`${api}/database/migrations/new.ts`, `${api}/todos/place.ts`, `room ${api}/database/migrations`],
  [`${api}/todos/new.service.ts`, `${api}/http/input/id.ts`, 'the domain knows no HTTP'],
  [`${api}/todos/new.service.ts`, 'fastify', 'the domain knows no HTTP'],
  [`${api}/todos/new.ts`, `${api}/idempotency/key.entity.ts`, "another feature's rows"],
  [`${api}/accounts/new.ts`, `${api}/todos/todo.repository.ts`, "another feature's rows"],
  [`${api}/todos/new.ts`, `${api}/bin/main.ts`, 'entries start'],
  [`${api}/metrics/one.ts`, `${api}/metrics/two.ts`, 'no cycle'],

  [`${web}/server/new.ts`, `${api}/todos/place.ts`, `room ${web}`],
  [`${web}/server/new.ts`, `${web}/features/board/board.ts`, `room ${web}/server`],
  [`${web}/ui/new.tsx`, `${web}/api/todos.ts`, `room ${web}/ui`],
  [`${web}/ui/new.tsx`, `${web}/features/board/board.ts`, `room ${web}/ui`],
  [`${web}/messages/new.ts`, `${web}/features/board/board.ts`, `room ${web}/messages`],
  [`${web}/browser/new.ts`, `${web}/features/board/board.ts`, `room ${web}/browser`],
  [`${web}/features/board/new.ts`, `${web}/config/config.ts`, `room ${web}/features`],
  [`${web}/features/board/new.ts`, `${web}/pages/index.tsx`, `room ${web}/features`],
  [`${web}/shell/new.tsx`, `${web}/server/page.ts`, `room ${web}/shell`],
  [`${web}/config/new.ts`, `${web}/api/sending/request.ts`, `room ${web}/config`],
  [`${web}/api/new.ts`, `${web}/features/board/board.ts`, `room ${web}/api`],

  [`${api}/todos/new.ts`, 'react', 'package (react'],
  [`${api}/todos/new.ts`, 'rrule-temporal', 'package rrule-temporal'],
  [`${api}/calendar/new.ts`, 'ical.js', 'package ical.js'],
  [`${api}/todos/new.ts`, 'typeorm', 'package typeorm'],
  [`${api}/http/new.ts`, 'typeorm', 'package typeorm'],
  [`${api}/todos/new.ts`, 'mysql2', 'package (mysql2'],
  [`${web}/server/new.ts`, 'typeorm', 'package typeorm'],
  [`${web}/server/new.ts`, '@nestjs/common', 'package (@nestjs'],
  [`${api}/todos/new.ts`, 'undeclared', 'declared where it is imported'],
  [`${api}/todos/new.ts`, 'only-at-the-root', 'declared where it is imported'],
  ['bench/new.ts', 'undeclared', 'declared where it is imported'],
  [`${api}/todos/new.ts`, 'only-for-tests', 'no package of tests'],

  ['apps/e2e/browser/new.spec.ts', `${api}/app.ts`, 'room apps/e2e'],
  ['apps/e2e/faults/new.spec.ts', 'libs/shared/src/todos/todo.ts', 'room apps/e2e'],
  ['apps/e2e/nginx/new.spec.ts', 'apps/e2e/replication/cluster/cluster.ts', 'apart apps/e2e'],
  ['apps/api/test/todos/new.spec.ts', 'apps/api/test/accounts/names.ts', 'apart apps/api/test'],

  [`${command}/new.ts`, `${api}/app.ts`, `room ${command}`],
  [`${command}/engine/new.ts`, `${command}/state/lock.ts`, `room ${command}/engine`],
  [`${command}/settings/new.ts`, `${command}/engine/docker.ts`, `room ${command}/settings`],
  [`${command}/terminal/new.ts`, `${command}/engine/docker.ts`, `room ${command}/terminal`],
  [`${command}/state/new.ts`, `${command}/rollout/running.ts`, `room ${command}/state`],
  [`${command}/group/new.ts`, `${command}/rollout/running.ts`, `room ${command}/group`],
  [`${command}/rollout/new.ts`, `${command}/actions/up.ts`, `room ${command}/rollout`],
  [`${command}/database/new.ts`, `${command}/actions/up.ts`, `room ${command}/database`],

  ['tools/new.ts', `${api}/app.ts`, 'room tools'],
  ['tools/new.ts', `${command}/topology.ts`, 'room tools'],
  ['tools/engine/new.ts', 'tools/images/images.ts', 'room tools/engine'],
  ['tools/start/new.ts', 'tools/engine/engine.ts', 'room tools/start'],
  ['tools/images/new.ts', 'tools/testing/suite.ts', 'room tools/images'],
  ['bench/new.ts', `${api}/app.ts`, 'room bench'],
];

const permitted: [file: string, imports: string][] = [
  ['libs/shared/src/new.ts', 'zod'],
  ['libs/shared/src/capture/new.ts', 'chrono-node'],
  [`${web}/features/todo/notes/new.ts`, 'markdown-it'],
  [`${web}/api/new.ts`, `${web}/config/config.ts`],
  [`${web}/ui/new.tsx`, `${web}/browser/day.ts`],
  [`${web}/features/todo/new.ts`, `${web}/features/board/board.ts`],
  [`${web}/pages/new.tsx`, `${web}/features/board/board.ts`],
  [`${api}/todos/new.ts`, `${api}/idempotency/idempotency.service.ts`],
  [`${api}/todos/new.repository.ts`, 'typeorm'],
  [`${api}/todos/new.controller.ts`, `${api}/http/input/id.ts`],
  [`${api}/accounts/new.service.ts`, `${api}/todos/todos.service.ts`],
  [`${api}/database/new.ts`, 'mysql2'],
  [`${api}/database/new.ts`, `${api}/todos/todo.entity.ts`],
  [`${api}/database/migrations/new.ts`, `${api}/database/sql/timestamp.ts`],
  [`${api}/http/new.ts`, `${api}/errors/app-error.ts`],
  [`${command}/state/new.ts`, `${command}/engine/docker.ts`],
  [`${command}/actions/new.ts`, `${command}/database/master.ts`],
  [`${command}/engine/new.ts`, `${command}/topology.ts`],
  ['apps/e2e/nginx/new.spec.ts', 'apps/e2e/support/ports.ts'],
  ['apps/e2e/browser/new.spec.ts', 'tools/root.ts'],
  ['bench/new.ts', 'tools/root.ts'],
];

/** Packages that both the root and the API declare. */
const dependencies = ['zod', 'chrono-node', 'markdown-it', 'typeorm', 'mysql2', 'react', 'fastify', '@nestjs/common'];

interface Report {
  summary: { violations: { from: string; rule: { name: string } }[] };
}

/** Names of the rules that each file breaks. */
const broken = new Map<string, string[]>();
let tree: string;

/** Each case has a file name of its own, except the two files of the cycle. */
const pathOf = (file: string, number: number) => file.replace('new.', `new${number}.`);

const isOurs = (imports: string) => /^(apps|bench|deploy|libs|tools)\//.test(imports);

/** The import specifier of another file of this tree, or of a package. */
const specifier = (file: string, imports: string) =>
  isOurs(imports) ? `${'../'.repeat(file.split('/').length - 1)}${imports}` : imports;

// The rooms are recreated elsewhere under the real rules, so no forbidden import is ever in the working tree.
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
  const declare = (names: string[], forTests: string[]) => {
    const versions = (packages: string[]) => Object.fromEntries(packages.map((name) => [name, '1.0.0']));
    return JSON.stringify({ dependencies: versions(names), devDependencies: versions(forTests) });
  };
  await write('package.json', declare([...dependencies, 'only-at-the-root'], []));
  await write('apps/api/package.json', declare(dependencies, ['only-for-tests']));
  await write(`${api}/metrics/two.ts`, "import { b } from './one.ts';\nexport const a = b;\n");
  const program = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');
  const options = ['--config', join(root, '.dependency-cruiser.mjs'), '--output-type', 'json'];
  const { stdout } = await execa(process.execPath, [program, ...options, 'apps', 'bench', 'deploy', 'libs', 'tools'], {
    cwd: tree,
    reject: false,
    timeout: 60_000,
  });
  for (const { from, rule } of (JSON.parse(stdout) as Report).summary.violations) {
    broken.set(from, [...(broken.get(from) ?? []), rule.name]);
  }
}, 90_000);

afterAll(() => rm(tree, { recursive: true, force: true }));

// Without this, a rule could match nothing, and the rooms could become entangled again.
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
