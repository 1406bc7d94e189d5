// Entry point of every npm script: installs the packages, then runs a .ts program on the project's Node.
// Plain JavaScript, because it must run on Node 20 before anything is installed.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { withLock } from './lock.mjs';

const oldestNodeToInstall = '20.0';
/** The first version with Argon2 in node:crypto, which hashes the passwords. */
const oldestNodeToRun = '24.7';
/** Interval at which this process checks that its parent is still there. */
const parentCheckMs = 500;

const root = fileURLToPath(new URL('..', import.meta.url));
const binaries = join(root, 'node_modules', '.bin');
/** Where Node caches the programs with their types stripped, which halves the start time of a command. */
const compiled = join(root, 'node_modules', '.cache', 'compiled');

try {
  await main(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`todo: ${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
}

/** @param {string[]} args a .ts file, relative to the repository, and its arguments */
async function main([entry, ...args]) {
  if (!entry) throw new Error('usage: node tools/run.mjs <file.ts> [arguments]');
  if (!isAtLeast(oldestNodeToInstall)) {
    throw new Error(
      `Node ${oldestNodeToInstall.replace('.0', '')} or later is needed; this is ${process.version}. Get one at https://nodejs.org`,
    );
  }
  if (!existsSync(join(root, 'package-lock.json'))) {
    throw new Error(`${root} is not a complete checkout (package-lock.json is missing): clone the repository again`);
  }
  if (!isInstalled()) await withLock('install', install, tellWhoInstalls);

  // Without the dashes Node takes some options as its own wherever they stand, such as --env-file.
  const child = spawn(findNode(), ['--', join(root, entry), ...args], {
    cwd: root,
    stdio: 'inherit',
    env: { NODE_COMPILE_CACHE: compiled, ...process.env, PATH: [binaries, process.env.PATH].join(delimiter) },
  });
  passSignals(child);
  const { code, signal } = await ended(child);
  process.exitCode = signal ? 128 + constants.signals[signal] : (code ?? 1);
}

/** @param {number} pid */
function tellWhoInstalls(pid) {
  process.stdout.write(`Another command (process ${pid}) is installing packages; waiting for it ...\n`);
}

/**
 * Compares package-lock.json with npm's own record of the last installation, so that packages installed manually are
 * noticed too. Optional packages may be missing: they are for other platforms.
 */
function isInstalled() {
  const wanted = readPackages(join(root, 'package-lock.json'));
  const installed = readPackages(join(root, 'node_modules', '.package-lock.json'));
  return Object.entries(wanted).every(([path, entry]) => {
    if (!path.includes('node_modules/')) return true;
    const found = installed[path];
    if (!found) return Boolean(entry.optional || entry.devOptional);
    return found.version === entry.version && found.integrity === entry.integrity;
  });
}

/**
 * @param {string} path
 * @returns {Record<string, { version?: string, integrity?: string, optional?: boolean, devOptional?: boolean }>}
 */
function readPackages(path) {
  if (!existsSync(path)) return {};
  return JSON.parse(readFileSync(path, 'utf8')).packages;
}

async function install() {
  // The process that held the lock before may already have done it.
  if (isInstalled()) return;
  process.stdout.write('Installing packages (once; about a minute) ...\n');
  const started = Date.now();
  // NODE_ENV=production in the caller's environment would omit the build tools.
  const args = ['ci', '--include=dev', '--include=optional', '--prefer-offline', '--no-progress', '--loglevel=error'];
  const npm = process.env.npm_execpath;
  const [command, ...prefix] = npm?.endsWith('.js') ? [process.execPath, npm] : ['npm'];
  const child = spawn(command, [...prefix, ...args], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  passSignals(child);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => {
      output += text;
    });
  }
  const { code, signal } = await ended(child);
  if (signal) throw new Error(`installing packages was stopped by ${signal}; run the command again to finish it`);
  if (code !== 0) throw new Error(`\`npm ci\` failed; nothing was started. Its output:\n${output.trim()}`);
  process.stdout.write(`Installed in ${Math.round((Date.now() - started) / 1000)} s\n`);
}

/** The Node that is installed as a package where one exists for this platform and runs on it, else the current one. */
function findNode() {
  const packaged = join(binaries, 'node');
  if (existsSync(packaged) && spawnSync(packaged, ['--version'], { timeout: 10_000 }).status === 0) return packaged;
  if (isAtLeast(oldestNodeToRun)) return process.execPath;
  throw new Error(
    `on ${process.platform} ${process.arch} Node ${oldestNodeToRun} or later is needed; ` +
      `this is ${process.version}. Get one at https://nodejs.org`,
  );
}

/** @param {string} wanted minimum version, `major.minor` */
function isAtLeast(wanted) {
  const [major = 0, minor = 0] = wanted.split('.').map(Number);
  const [ownMajor = 0, ownMinor = 0] = process.version.replace('v', '').split('.').map(Number);
  return ownMajor > major || (ownMajor === major && ownMinor >= minor);
}

/**
 * Forwards signals to the child. npm and its shell die of a signal without forwarding it, so the death of the parent is
 * the only sign of it, and is treated like SIGTERM.
 *
 * @param {import('node:child_process').ChildProcess} child
 */
function passSignals(child) {
  const parent = process.ppid;
  const look = setInterval(() => {
    if (process.ppid === parent || process.env.npm_lifecycle_event === undefined) return;
    clearInterval(look);
    child.kill('SIGTERM');
  }, parentCheckMs).unref();
  child.once('exit', () => clearInterval(look));
  for (const signal of /** @type {NodeJS.Signals[]} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    const pass = () => child.kill(signal);
    process.on(signal, pass);
    child.once('exit', () => process.off(signal, pass));
  }
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<{ code: number | null, signal: NodeJS.Signals | null }>}
 */
function ended(child) {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve({ code, signal }));
  });
}
