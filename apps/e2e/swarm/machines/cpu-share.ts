import { existsSync } from 'node:fs';
import { mkdir, readdir, rmdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { until } from '../../../../tools/until.ts';

const ROOT = '/sys/fs/cgroup';
/** As sixteen processes have by default, in the words of both versions of control groups. */
const SHARES = '16384';
const WEIGHT = '1600';
const PATIENCE_MS = 60_000;

/**
 * The containers of all machines are one group to the kernel. By default it gets as much of a busy computer as one
 * other process, so that the stories would measure who else is at work.
 * @param group name of the machines' control group
 */
export async function giveShare(group: string): Promise<void> {
  for (const [path, value] of [
    [join(ROOT, 'cpu', group, 'cpu.shares'), SHARES],
    [join(ROOT, group, 'cpu.weight'), WEIGHT],
  ] as const) {
    try {
      await mkdir(join(path, '..'), { recursive: true });
      await writeFile(path, value);
    } catch {
      // The other version of control groups, or none that this process may change: then things are slower.
    }
  }
}

/** Removes the group once it is empty, which is a moment after its machines are off. */
export async function removeGroup(group: string): Promise<void> {
  const controllers = await readdir(ROOT).catch(() => []);
  for (const folder of [join(ROOT, group), ...controllers.map((name) => join(ROOT, name, group))]) {
    // One that cannot be removed is left behind: it costs nothing.
    await until(`${folder} is removed`, () => remove(folder), PATIENCE_MS).catch(() => {});
  }
}

/** Whether the group and the groups in it are gone now. */
async function remove(folder: string): Promise<boolean> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const inner = entries.filter((entry) => entry.isDirectory()).map(({ name }) => join(folder, name));
  for (const path of [...inner, folder]) await rmdir(path).catch(() => {});
  return !existsSync(folder);
}
