import { existsSync } from 'node:fs';
import { mkdir, readdir, rmdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { until } from '../../../../tools/until.ts';

const cgroupRoot = '/sys/fs/cgroup';
/** The weight of sixteen default processes, for both versions of control groups. */
const shares = '16384';
const weight = '1600';
const patienceMs = 60_000;

/**
 * To the kernel, the containers of all machines are one group. By default the group gets as much of a busy computer as
 * one other process, so that the stories would measure the load of that computer.
 * @param group name of the machines' control group
 */
export async function giveShare(group: string): Promise<void> {
  for (const [path, value] of [
    [join(cgroupRoot, 'cpu', group, 'cpu.shares'), shares],
    [join(cgroupRoot, group, 'cpu.weight'), weight],
  ] as const) {
    try {
      await mkdir(join(path, '..'), { recursive: true });
      await writeFile(path, value);
    } catch {
      // The other version of control groups, or none that this process may change: the stories are slower then.
    }
  }
}

/** Removes the group once it is empty, which is a moment after its machines are off. */
export async function removeGroup(group: string): Promise<void> {
  const controllers = await readdir(cgroupRoot).catch(() => []);
  for (const folder of [join(cgroupRoot, group), ...controllers.map((name) => join(cgroupRoot, name, group))]) {
    // A group that cannot be removed is left behind: it costs nothing.
    await until(`${folder} is removed`, () => remove(folder), patienceMs).catch(() => {});
  }
}

/** Removes the group and the groups in it. @returns whether that succeeded */
async function remove(folder: string): Promise<boolean> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const inner = entries.filter((entry) => entry.isDirectory()).map(({ name }) => join(folder, name));
  for (const path of [...inner, folder]) await rmdir(path).catch(() => {});
  return !existsSync(folder);
}
