import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

// A folder that git ignores and `npm ci` does not delete.
const folder = fileURLToPath(new URL('../.nx/', import.meta.url));

/**
 * Runs `action` while no other process of this checkout runs one under the same name.
 *
 * @template T
 * @param {string} name
 * @param {() => T | Promise<T>} action
 * @param {(ownerPid: number) => void} onWait called once when another process holds the lock
 * @returns {Promise<T>}
 */
export function withLock(name, action, onWait) {
  mkdirSync(folder, { recursive: true });
  return withLockFile(join(folder, `${name}.lock`), action, onWait);
}

/**
 * Runs `action` while no other process holds the lock file at `path`, which contains its owner's PID.
 * A lock whose owner has died is taken over.
 *
 * @template T
 * @param {string} path
 * @param {() => T | Promise<T>} action
 * @param {(ownerPid: number) => void} [onWait] called once when another process holds the lock
 * @returns {Promise<T>}
 */
export async function withLockFile(path, action, onWait) {
  let notified = false;
  while (!take(path)) {
    const owner = readOwner(path);
    if (owner === undefined) continue;
    if (!isAlive(owner)) {
      discard(path, owner);
      await delay(10);
      continue;
    }
    if (!notified) onWait?.(owner);
    notified = true;
    await delay(200);
  }
  const release = () => {
    if (readOwner(path) === process.pid) rmSync(path);
  };
  process.once('exit', release);
  try {
    return await action();
  } finally {
    process.off('exit', release);
    release();
  }
}

/**
 * Links a file that already has its content: a process killed in between leaves no lock without an owner.
 *
 * @param {string} path
 */
function take(path) {
  const mine = `${path}.${process.pid}`;
  writeFileSync(mine, String(process.pid));
  try {
    linkSync(mine, path);
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(mine);
  }
}

/**
 * @param {string} path
 * @returns {number | undefined} 0 when the file holds no PID, `undefined` when there is no file
 */
function readOwner(path) {
  try {
    return Number(readFileSync(path, 'utf8')) || 0;
  } catch {
    return undefined;
  }
}

/** @param {number} pid */
function isAlive(pid) {
  if (pid === 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}

/**
 * Removes a dead owner's lock. Only the holder of the guard lock does that, and it checks again first: when several
 * processes saw the dead owner, the second one would otherwise remove the lock that the first has just taken.
 *
 * @param {string} path
 * @param {number} deadOwner
 */
function discard(path, deadOwner) {
  const guard = `${path}.guard`;
  if (!take(guard)) {
    // Held for the two lines below only, so its owner is dead only if it was killed between them.
    const owner = readOwner(guard);
    if (owner !== undefined && !isAlive(owner)) rmSync(guard, { force: true });
    return;
  }
  try {
    if (readOwner(path) === deadOwner && !isAlive(deadOwner)) rmSync(path, { force: true });
  } finally {
    rmSync(guard, { force: true });
  }
}
