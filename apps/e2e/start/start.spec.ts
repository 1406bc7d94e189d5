import { readdir, readFile, realpath, rename, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { probePort } from '../../../tools/start/services/ports.ts';
import { cloneCheckout } from './checkout.ts';
import { type Command, type } from './terminal.ts';

// One story: what somebody meets who clones the repository and types `npm start`.
test.describe.configure({ mode: 'serial' });

let clone: string;
let apiPort: number;
let webPort: number;
let running: Command | undefined;

test.beforeAll(async () => {
  clone = await cloneCheckout();
  [apiPort, webPort] = [await probePort(0), await probePort(0)];
});

test.afterAll(async () => {
  running?.ctrlC();
  await running?.ended();
  await rm(clone, { recursive: true, force: true });
});

const start = (env: Record<string, string> = {}) =>
  type(['npm', 'start'], clone, { TODO_API_PORT: String(apiPort), TODO_WEB_PORT: String(webPort), ...env });
const web = (path: string, init: RequestInit = {}) =>
  fetch(`http://127.0.0.1:${webPort}${path}`, { signal: AbortSignal.timeout(60_000), ...init });

// Without this, the first thing that a newcomer types does not work.
test('a fresh clone installs, builds and starts; the page answers, and the API on the same port', async () => {
  const started = Date.now();
  running = start();
  await running.prints('todo is ready:');
  console.log(`first start: ${seconds(started)} s`);
  expect(running.output()).toContain(`http://127.0.0.1:${webPort}`);

  const created = await web('/todo', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ title: 'Survives a restart' }),
  });
  expect(created.status).toBe(201);
  const page = await web('/');
  expect(page.status).toBe(200);
  expect(await page.text()).toContain('Survives a restart');

  // A cache that clones share would hand this clone's build, with its paths in it, to the others.
  expect((await readdir(join(clone, '.nx/cache'))).length).toBeGreaterThan(0);
  const files = await readFile(join(clone, 'apps/web/.next/required-server-files.json'), 'utf8');
  expect(JSON.parse(files).appDir).toBe(join(await realpath(clone), 'apps/web'));
});

// Without this, one crash takes the board away until somebody looks at the terminal.
test('an API that is killed comes back by itself', async () => {
  const firstLine = (await readFile(join(clone, 'data/logs/api.log'), 'utf8')).split('\n')[0] ?? '';
  process.kill(JSON.parse(firstLine).pid, 'SIGKILL');
  await running?.prints('The api died (killed by SIGKILL); starting it again');
  await expect.poll(async () => (await web('/todo').catch(() => undefined))?.status, { timeout: 120_000 }).toBe(200);
});

test('the sample list is loaded once, however often it is asked for', async () => {
  const todos = async () => (await web('/todo?status=ALL')).json();
  const before = (await todos()).length;
  for (const line of ['8 new', '0 new']) {
    const seed = type(['npm', 'run', 'seed'], clone, { TODO_API_PORT: String(apiPort) });
    expect(await seed.ended(), seed.output()).toBe(0);
    expect(seed.output()).toContain(line);
    expect(await todos()).toHaveLength(before + 8);
  }
});

// Without this, Ctrl-C costs data, or leaves servers that block the next start.
test('Ctrl-C stops everything, and a second start shows what was there', async () => {
  await stop();
  await nothingListens();

  const started = Date.now();
  running = start();
  await running.prints('todo is ready:');
  console.log(`second start: ${seconds(started)} s`);
  expect(await (await web('/')).text()).toContain('Survives a restart');
  await stop();
});

// Without this, a household that deleted the wrong thing, or lost its file, has nothing to go back to.
test('a backup is made while people work, refuses to be restored under them, and brings back what was there', async () => {
  const npm = async (...args: string[]) => {
    const command = type(['npm', 'run', ...args], clone, {});
    return { code: await command.ended(), output: command.output() };
  };
  const backup = join(clone, 'kept', 'before.sqlite');
  running = start();
  await running.prints('todo is ready:');
  // Each day has one, without anybody asking for it.
  await expect.poll(() => readdir(join(clone, 'data/backups')), { timeout: 60_000 }).toHaveLength(1);
  expect(await npm('backup', backup)).toMatchObject({ code: 0, output: expect.stringContaining('9 todos') });
  expect(await npm('backup', backup)).toMatchObject({ code: 1, output: expect.stringContaining('exists already') });
  await web('/todo', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ title: 'After the backup' }),
  });
  expect(await npm('restore', backup, '--', '--yes')).toMatchObject({
    code: 1,
    output: expect.stringContaining('is in use: stop `npm start`'),
  });
  await stop();

  // Nobody is there to be asked.
  expect(await npm('restore', backup)).toMatchObject({ code: 1, output: expect.stringContaining('-- --yes') });
  expect(await npm('restore', backup, '--', '--yes')).toMatchObject({
    code: 0,
    output: expect.stringMatching(/now: +10 todos.*\nbackup: 9 todos[\s\S]*is kept in .*before-restore-/),
  });
  running = start();
  await running.prints('todo is ready:');
  const page = await (await web('/')).text();
  expect(page).toContain('Survives a restart');
  expect(page).not.toContain('After the backup');
  await stop();
});

test('a seed without a server says so in one line', async () => {
  const seed = type(['npm', 'run', 'seed'], clone, { TODO_API_PORT: String(apiPort) });
  expect(await seed.ended()).not.toBe(0);
  expect(faults(seed)).toEqual([expect.stringContaining('npm start')]);
});

for (const variable of ['TODO_API_PORT', 'TODO_WEB_PORT']) {
  test(`a taken port says in one line that ${variable} chooses another`, async () => {
    const squatter = createServer();
    const port = variable === 'TODO_API_PORT' ? apiPort : webPort;
    await new Promise<void>((resolve) => squatter.listen(port, '127.0.0.1', resolve));
    try {
      await refuses(start(), new RegExp(`port ${port} is already in use.*${variable}`));
    } finally {
      await new Promise((resolve) => squatter.close(resolve));
    }
    await nothingListens();
  });
}

test('a data folder that cannot be written says so in one line', async () => {
  // A file in its place stops root too, whom permissions do not.
  const file = join(clone, 'not-a-folder');
  await writeFile(file, '');
  await refuses(start({ TODO_DATA_DIR: file }), /data folder .*not-a-folder.*TODO_DATA_DIR/);
  await nothingListens();
});

/** `node tools/run.mjs tools/start/main.ts`, on a Node that says it is this version. */
const startOn = (version: string) => {
  const fake = `Object.defineProperty(process, 'version', { value: '${version}' })`;
  const script = `data:text/javascript,${encodeURIComponent(fake)}`;
  return type(['node', '--import', script, 'tools/run.mjs', 'tools/start/main.ts'], clone, {});
};

test('a Node that is too old says so in one line', async () => {
  await refuses(startOn('v18.20.0'), /Node 20 or later is needed; this is v18\.20\.0/);
});

// That Node has no Argon2: after a minute of building, the API would end with the frames of a stack.
test('where the Node of the packages does not run, one that is too old for them says so in one line', async () => {
  const packaged = join(clone, 'node_modules/.bin/node');
  await rename(packaged, `${packaged}.away`);
  try {
    await refuses(startOn('v24.6.0'), /Node 24\.7 or later is needed; this is v24\.6\.0/);
  } finally {
    await rename(`${packaged}.away`, packaged);
  }
});

// Without this, the line that says what is wrong is cut off, and five frames of a stack are shown.
test('a setting that the API refuses is told by its name', async () => {
  const refused = start({ TODO_TRUST_PROXY: 'true' });
  expect(await refused.ended()).not.toBe(0);
  expect(refused.output()).toContain('TODO_TRUST_PROXY must list');
  expect(refused.output()).not.toMatch(/^\s+at /m);
  await nothingListens();
});

// Supervisors signal the process that they started, which is npm, and npm passes nothing on.
test('when npm is ended, so are the servers it started', async () => {
  running = start();
  await running.prints('todo is ready:');
  running.kill('SIGTERM');
  await expect
    .poll(async () => (await web('/livez').catch(() => undefined)) === undefined, { timeout: 120_000 })
    .toBe(true);
  await expect
    .poll(
      () =>
        nothingListens().then(
          () => true,
          () => false,
        ),
      { timeout: 120_000 },
    )
    .toBe(true);
  running = undefined;
});

/** Presses Ctrl-C. Which exit code follows is npm's business: its shell meets the signal too. */
async function stop(): Promise<void> {
  running?.ctrlC();
  await running?.ended();
  expect(running?.output()).toContain('Stopped. Everything is saved.');
  running = undefined;
}

/** It ends by itself, not with 0, after one line that says why. */
async function refuses(command: Command, reason: RegExp): Promise<void> {
  expect(await command.ended()).not.toBe(0);
  expect(faults(command), command.output()).toEqual([expect.stringMatching(reason)]);
}

async function nothingListens(): Promise<void> {
  expect(await probePort(apiPort)).toBe(apiPort);
  expect(await probePort(webPort)).toBe(webPort);
}

/** What it printed, without npm's own lines. */
function faults(command: Command): string[] {
  return command
    .output()
    .split('\n')
    .filter((line) => line && !/^(>|npm )/.test(line));
}

function seconds(since: number): string {
  return ((Date.now() - since) / 1000).toFixed(1);
}
