import { existsSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { execa } from 'execa';

const policyFile = '/usr/sbin/policy-rc.d';
const updateTimeoutMs = 120_000;
const installTimeoutMs = 300_000;

/** True when this process may install Debian packages: root on Debian, Ubuntu or a derivative. */
export async function canInstall(): Promise<boolean> {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false;
  const release = await readFile('/etc/os-release', 'utf8').catch(() => '');
  return /^ID(_LIKE)?=.*\b(debian|ubuntu)\b/m.test(release);
}

async function installed(name: string): Promise<boolean> {
  const { stdout } = await execa('dpkg', ['--status', name], { reject: false });
  return stdout.includes('Status: install ok installed');
}

async function aptGet(args: string[], timeout: number): Promise<void> {
  const options = ['-qq', '-o', 'DPkg::Lock::Timeout=120', '-o', 'Acquire::Retries=2'];
  await execa('apt-get', [...options, ...args], { timeout, all: true, env: { DEBIAN_FRONTEND: 'noninteractive' } });
}

/** Debian starts a service when it is installed; a private engine must not leave one running system-wide. */
async function withoutStartingServices(work: () => Promise<void>): Promise<void> {
  if (existsSync(policyFile)) return work();
  await writeFile(policyFile, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  try {
    await work();
  } finally {
    await rm(policyFile, { force: true });
  }
}

/**
 * Installs the missing packages, after printing one line about it.
 * `optional` packages are skipped where the distribution does not have them.
 * @throws with the last lines of apt-get when the installation fails
 */
export async function aptInstall(
  packages: string[],
  { why, optional = [] as string[] }: { why: string; optional?: string[] },
) {
  const missing: string[] = [];
  for (const name of packages) if (!(await installed(name))) missing.push(name);
  if (missing.length === 0) return;
  console.log(`Installing ${missing.join(', ')} with apt-get: ${why}`);
  try {
    await aptGet(['update'], updateTimeoutMs);
    for (const name of optional) {
      const { exitCode } = await execa('apt-cache', ['show', name], { reject: false });
      if (exitCode === 0 && !(await installed(name))) missing.push(name);
    }
    await withoutStartingServices(() =>
      aptGet(['install', '--yes', '--no-install-recommends', ...missing], installTimeoutMs),
    );
  } catch (error) {
    const output = (error as { all?: string }).all ?? String(error);
    throw new Error(
      `apt-get could not install ${missing.join(', ')}: ${output.trim().split('\n').slice(-3).join(' ')}`,
    );
  }
}
