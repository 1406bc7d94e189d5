import { copyFile, mkdir, readdir, rename, rm, stat, utimes } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';

const source = '/static';
const keepMs = 30 * 24 * 60 * 60 * 1000;

/**
 * Copies the site's static files into a folder that nginx serves, beside those of earlier releases: a page loaded
 * before an update still finds its files after it. Files that no release has published for 30 days are removed.
 * Usage: node publish-static.mjs <folder>
 */
async function publish(folder) {
  const published = await filesOf(source);
  const now = new Date();
  for (const path of published) await copy(join(source, path), join(folder, path), now);
  const old = await removeOlderThan(now.getTime() - keepMs, folder);
  console.log(`published ${published.length} files to ${folder}, removed ${old} that no release used for 30 days`);
}

/** Atomic for readers: writes to a temporary name first. The modification time is when a release last published it. */
async function copy(from, to, now) {
  await mkdir(dirname(to), { recursive: true });
  const temporary = `${to}.${process.pid}.new`;
  await copyFile(from, temporary);
  await utimes(temporary, now, now);
  await rename(temporary, to);
}

async function removeOlderThan(timeMs, folder) {
  const paths = await filesOf(folder);
  let removed = 0;
  for (const path of paths) {
    const file = join(folder, path);
    // Another node's job may be copying the same file.
    const found = await stat(file).catch(() => undefined);
    if (!found || found.mtimeMs >= timeMs) continue;
    await rm(file, { force: true });
    removed++;
  }
  return removed;
}

/** Paths of all files below a folder, relative to it. */
async function filesOf(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => relative(folder, join(entry.parentPath, entry.name)));
}

const [folder] = process.argv.slice(2);
if (!folder) {
  console.error('Usage: node publish-static.mjs <folder>');
  process.exit(2);
}
try {
  await publish(folder);
} catch (error) {
  console.error(`cannot publish to ${folder}: ${error.message}`);
  process.exit(1);
}
