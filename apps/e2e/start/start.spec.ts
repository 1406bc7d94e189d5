import { readdir, readFile, realpath, rename, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { probePort } from '../../../tools/start/services/ports.ts';
import { cloneCheckout } from './checkout.ts';
import { type Command, type } from './terminal.ts';

// One story: the first steps of somebody who clones the repository and types `npm start`.
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

// Without this, the first command of a newcomer fails.
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

  // A cache that clones share would give this clone's build, with its paths, to the others.
  expect((await readdir(join(clone, '.nx/cache'))).length).toBeGreaterThan(0);
  const files = await readFile(join(clone, 'apps/web/.next/required-server-files.json'), 'utf8');
  expect(JSON.parse(files).appDir).toBe(join(await realpath(clone), 'apps/web'));
});

// Without this, one crash takes the board down until somebody looks at the terminal.
test('a killed API is restarted', async () => {
  const firstLine = (await readFile(join(clone, 'data/logs/api.log'), 'utf8')).split('\n')[0] ?? '';
  process.kill(JSON.parse(firstLine).pid, 'SIGKILL');
  await running?.prints('The api died (killed by SIGKILL); starting it again');
  await expect.poll(async () => (await web('/todo').catch(() => undefined))?.status, { timeout: 120_000 }).toBe(200);
});

test('the sample list is loaded once, however often the command runs', async () => {
  const todos = async () => (await web('/todo?status=ALL')).json();
  const before = (await todos()).length;
  for (const line of ['8 new', '0 new']) {
    const seed = type(['npm', 'run', 'seed'], clone, { TODO_API_PORT: String(apiPort) });
    expect(await seed.ended(), seed.output()).toBe(0);
    expect(seed.output()).toContain(line);
    expect(await todos()).toHaveLength(before + 8);
  }
});

// Without this, Ctrl-C loses data, or leaves servers that block the next start.
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

// Without this, somebody who deleted the wrong thing, or lost the file, has nothing to restore.
test('a backup is made while the service runs, can be restored only when it is stopped, and brings back the data', async () => {
  const npm = async (...args: string[]) => {
    const command = type(['npm', 'run', ...args], clone, {});
    return { code: await command.ended(), output: command.output() };
  };
  const backup = join(clone, 'kept', 'before.sqlite');
  running = start();
  await running.prints('todo is ready:');
  // One is made each day automatically.
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

  // There is no terminal to confirm on.
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

test('a seed without a server prints the reason in one line', async () => {
  const seed = type(['npm', 'run', 'seed'], clone, { TODO_API_PORT: String(apiPort) });
  expect(await seed.ended()).not.toBe(0);
  expect(faults(seed)).toEqual([expect.stringContaining('npm start')]);
});

for (const variable of ['TODO_API_PORT', 'TODO_WEB_PORT']) {
  test(`a port in use is reported in one line that names ${variable}`, async () => {
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

test('a data folder that is not writable is reported in one line', async () => {
  // A file in its place also stops root, who ignores permissions.
  const file = join(clone, 'not-a-folder');
  await writeFile(file, '');
  await refuses(start({ TODO_DATA_DIR: file }), /data folder .*not-a-folder.*TODO_DATA_DIR/);
  await nothingListens();
});

/** `node tools/run.mjs tools/start/main.ts`, on a Node that reports this version. */
const startOn = (version: string) => {
  const fake = `Object.defineProperty(process, 'version', { value: '${version}' })`;
  const script = `data:text/javascript,${encodeURIComponent(fake)}`;
  return type(['node', '--import', script, 'tools/run.mjs', 'tools/start/main.ts'], clone, {});
};

test('a Node that is too old is reported in one line', async () => {
  await refuses(startOn('v18.20.0'), /Node 20 or later is needed; this is v18\.20\.0/);
});

// That Node has no Argon2: after a minute of building, the API would end with a stack trace.
test('where the Node of the packages does not run, one that is too old is reported in one line', async () => {
  const packaged = join(clone, 'node_modules/.bin/node');
  await rename(packaged, `${packaged}.away`);
  try {
    await refuses(startOn('v24.6.0'), /Node 24\.7 or later is needed; this is v24\.6\.0/);
  } finally {
    await rename(`${packaged}.away`, packaged);
  }
});

// Without this, the message is cut off in favor of five stack frames.
test('a setting that the API rejects is reported by its name', async () => {
  const refused = start({ TODO_TRUST_PROXY: 'true' });
  expect(await refused.ended()).not.toBe(0);
  expect(refused.output()).toContain('TODO_TRUST_PROXY must list');
  expect(refused.output()).not.toMatch(/^\s+at /m);
  await nothingListens();
});

// Supervisors signal the process that they started, which is npm, and npm forwards nothing.
test('when npm is killed, so are the servers it started', async () => {
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

/** Presses Ctrl-C. The exit code depends on npm, whose shell gets the signal too. */
async function stop(): Promise<void> {
  running?.ctrlC();
  await running?.ended();
  expect(running?.output()).toContain('Stopped. Everything is saved.');
  running = undefined;
}

/** It exits by itself, not with 0, after one line with the reason. */
async function refuses(command: Command, reason: RegExp): Promise<void> {
  expect(await command.ended()).not.toBe(0);
  expect(faults(command), command.output()).toEqual([expect.stringMatching(reason)]);
}

async function nothingListens(): Promise<void> {
  expect(await probePort(apiPort)).toBe(apiPort);
  expect(await probePort(webPort)).toBe(webPort);
}

/** Its output without npm's own lines. */
function faults(command: Command): string[] {
  return command
    .output()
    .split('\n')
    .filter((line) => line && !/^(>|npm )/.test(line));
}

function seconds(since: number): string {
  return ((Date.now() - since) / 1000).toFixed(1);
}
