import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { execa } from 'execa';
import { giveShare, removeGroup } from './cpu-share.ts';
import { ended, Machine } from './machine.ts';
import { SwitchedNetwork } from './network.ts';

// Parent of the engines' data folders; a temporary folder may be in memory.
const parent = '/var/lib';
const folderPrefix = 'todo-swarm-';
const copyTimeoutMs = 300_000;

/** Three machines on one network, each with a container engine: separate nodes of a Swarm on one computer. */
export class Machines {
  readonly all: Machine[];
  readonly folder: string;
  private readonly network: SwitchedNetwork;
  private readonly group: string;

  private constructor(folder: string, count: number) {
    this.folder = folder;
    this.group = basename(folder);
    this.network = new SwitchedNetwork(`ts${process.pid}`);
    this.all = Array.from({ length: count }, (_, i) => {
      const [address, namespace] = [this.network.address(i + 1), this.network.namespace(i + 1)];
      return new Machine({ folder, hostname: `node${i + 1}`, address, namespace, group: this.group });
    });
  }

  static async start(count = 3): Promise<Machines> {
    await removeLeftovers();
    const folder = await mkdtemp(join(parent, folderPrefix));
    await writeFile(join(folder, 'owner'), String(process.pid));
    const machines = new Machines(folder, count);
    try {
      await giveShare(machines.group);
      await machines.network.start();
      for (let node = 1; node <= count; node++) await machines.network.plugIn(node);
      await Promise.all(machines.all.map((machine) => machine.start()));
    } catch (error) {
      await machines.stop();
      throw error;
    }
    return machines;
  }

  /** Joins the others to the Swarm of the first. */
  async join(): Promise<void> {
    const [manager, ...workers] = this.all as [Machine, ...Machine[]];
    const token = await manager.docker(['swarm', 'join-token', '--quiet', 'worker']);
    for (const worker of workers) {
      const addresses = ['--advertise-addr', worker.address, `${manager.address}:2377`];
      await worker.docker(['swarm', 'join', '--token', token, ...addresses]);
    }
  }

  /** Copies these images from the local engine to every machine. */
  async load(images: string[]): Promise<void> {
    const archive = join(this.folder, 'images.tar');
    await execa('docker', ['save', '--output', archive, ...images], { timeout: copyTimeoutMs });
    // One at a time: each keeps them in memory meanwhile.
    for (const machine of this.all) {
      await machine.docker(['load', '--quiet', '--input', archive], { timeoutMs: copyTimeoutMs });
    }
    await rm(archive);
    // Pending writes to the disk would slow the first stories down.
    await execa('sync', { timeout: copyTimeoutMs });
  }

  /** Simulates a power failure of one machine and its network link. */
  async powerOff(machine: Machine): Promise<void> {
    await this.network.cable(this.all.indexOf(machine) + 1, 'down');
    await machine.powerOff();
  }

  async powerOn(machine: Machine): Promise<void> {
    await this.network.cable(this.all.indexOf(machine) + 1, 'up');
    await machine.start();
  }

  async stop(): Promise<void> {
    for (const machine of this.all) await machine.powerOff();
    await this.network.stop(this.all.length);
    await removeGroup(this.group);
    await rm(this.folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 250 });
  }
}

/** Removes what an earlier run left behind because it was killed. */
async function removeLeftovers(): Promise<void> {
  for (const name of (await readdir(parent)).filter((entry) => entry.startsWith(folderPrefix))) {
    const folder = join(parent, name);
    const owner = await readFile(join(folder, 'owner'), 'utf8').catch(() => '');
    if (owner && existsSync(`/proc/${owner}`)) continue;
    const hostnames = (await readdir(folder)).filter((entry) => entry.startsWith('node'));
    for (const hostname of hostnames) {
      const pid = Number(await readFile(join(folder, hostname, 'pid'), 'utf8').catch(() => ''));
      const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
      if (!command.includes(folder)) continue;
      process.kill(pid, 'SIGKILL');
      await ended(pid);
    }
    const prefix = `ts${owner}`;
    for (const namespace of [prefix, ...hostnames.map((_, i) => `${prefix}n${i + 1}`)]) {
      await execa('ip', ['netns', 'del', namespace], { reject: false, timeout: 10_000 });
    }
    await execa('ip', ['link', 'del', `${prefix}h`], { reject: false, timeout: 10_000 });
    await removeGroup(name);
    await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 250 });
  }
}
