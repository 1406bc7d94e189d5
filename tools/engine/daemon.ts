import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, open, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { withLockFile } from '../lock.mjs';
import { AbortWait, until } from '../until.ts';
import { answers, docker } from './cli.ts';

const startTimeoutMs = 60_000;
const stopTimeoutMs = 30_000;

/**
 * A private container engine under `root`. Its images are kept for the next run; everything else is removed when the
 * last process that leases it has finished.
 */
export class PrivateDaemon {
  readonly host: string;
  private readonly root: string;
  private readonly leases: string;
  private readonly pidFile: string;
  private readonly log: string;

  constructor(root: string) {
    this.root = root;
    this.host = `unix://${join(root, 'docker.sock')}`;
    this.leases = join(root, 'leases');
    this.pidFile = join(root, 'dockerd.pid');
    this.log = join(root, 'dockerd.log');
  }

  /** Starts the engine, or joins the running one. @throws with the last lines of its log when it does not start */
  async acquire(): Promise<void> {
    await mkdir(this.leases, { recursive: true, mode: 0o700 });
    await this.locked(async () => {
      const alone = (await this.livingLeases()).length === 0;
      if (!(await answers(this.host))) await this.start();
      if (alone) await this.clear();
      await writeFile(join(this.leases, String(process.pid)), '');
    });
  }

  /** Releases the lease, and stops the engine when nobody else holds one. */
  async release(): Promise<void> {
    await this.locked(async () => {
      await rm(join(this.leases, String(process.pid)), { force: true });
      if ((await this.livingLeases()).length > 0) return;
      await this.clear().catch(() => undefined);
      await this.stop();
    });
  }

  private async start(): Promise<void> {
    if (!(await this.pid())) await rm(this.pidFile, { force: true });
    await removeStaleBridge();
    const log = await open(this.log, 'w');
    const directories = ['--data-root', join(this.root, 'data'), '--exec-root', join(this.root, 'exec')];
    const child = spawn('dockerd', [...directories, '--pidfile', this.pidFile, '--host', this.host], {
      detached: true,
      stdio: ['ignore', log.fd, log.fd],
    });
    let ended: string | undefined;
    child.once('error', (error) => (ended = error.message));
    child.once('exit', (code) => (ended = `exit code ${code}`));
    child.unref();
    await log.close();
    const up = async () => {
      if (ended) throw new AbortWait(ended);
      return answers(this.host);
    };
    await until('it answers', up, startTimeoutMs).catch(async (error) => {
      if (!ended && child.pid) process.kill(child.pid, 'SIGTERM');
      const lines = (await readFile(this.log, 'utf8')).trim().split('\n').slice(-3).join(' | ');
      throw new Error(`dockerd did not start (${error.message}): ${lines}`);
    });
  }

  private async stop(): Promise<void> {
    const pid = await this.pid();
    if (!pid) return;
    process.kill(pid, 'SIGTERM');
    const gone = async () => !(await this.pid());
    await until('dockerd ended', gone, stopTimeoutMs).catch(() => process.kill(pid, 'SIGKILL'));
  }

  /** Removes what an interrupted run may have left; only test runs use this engine. */
  private async clear(): Promise<void> {
    const ids = (await docker(this.host, ['container', 'ls', '--all', '--quiet'])).split('\n').filter(Boolean);
    if (ids.length > 0) await docker(this.host, ['container', 'rm', '--force', '--volumes', ...ids]);
    await docker(this.host, ['network', 'prune', '--force']);
    await docker(this.host, ['volume', 'prune', '--force']);
  }

  /** PID of the running engine. The PID file outlives a killed engine, and the PID may belong to another process then. */
  private async pid(): Promise<number | undefined> {
    const pid = Number(await readFile(this.pidFile, 'utf8').catch(() => ''));
    if (!pid) return undefined;
    const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
    return command.includes('dockerd') && command.includes(this.root) ? pid : undefined;
  }

  private async livingLeases(): Promise<string[]> {
    const names = await readdir(this.leases);
    const dead = names.filter((pid) => !existsSync(`/proc/${pid}`));
    for (const pid of dead) await rm(join(this.leases, pid), { force: true });
    return names.filter((pid) => !dead.includes(pid));
  }

  private locked(work: () => Promise<void>): Promise<void> {
    return withLockFile(join(this.root, 'lock'), work);
  }
}

/**
 * Removes the default bridge of an engine that was killed. The network namespaces of its containers outlive it, and on
 * that bridge they would go on answering at addresses that the next engine gives to others.
 */
async function removeStaleBridge(): Promise<void> {
  if (await runs('dockerd')) return;
  await execa('ip', ['link', 'delete', 'docker0'], { reject: false, timeout: 5_000 });
}

/** Whether a process with this name runs on this machine. */
async function runs(program: string): Promise<boolean> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const names = await Promise.all(pids.map((pid) => readFile(`/proc/${pid}/comm`, 'utf8').catch(() => '')));
  return names.some((name) => name.trim() === program);
}
