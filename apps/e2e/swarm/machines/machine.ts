import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, open, readFile, writeFile } from 'node:fs/promises';
import type { Socket } from 'node:net';
import { join } from 'node:path';
import { execa } from 'execa';
import { AbortWait, until } from '../../../../tools/until.ts';

const startTimeoutMs = 180_000;

interface MachineOptions {
  /** Folder for the data of all machines. */
  folder: string;
  hostname: string;
  address: string;
  /** Its network namespace. */
  namespace: string;
  /** Control group of its containers. */
  group: string;
}

/**
 * A machine with a container engine, simulated by namespaces: it has a network, a host name and a process tree of its
 * own. Killing its first process is like switching it off.
 */
export class Machine {
  readonly hostname: string;
  /** Address of its engine, for DOCKER_HOST. */
  readonly engine: string;
  readonly address: string;
  private readonly folder: string;
  private readonly namespace: string;
  private readonly group: string;
  private pid?: number;

  constructor({ folder, hostname, address, namespace, group }: MachineOptions) {
    this.folder = join(folder, hostname);
    this.hostname = hostname;
    this.address = address;
    this.namespace = namespace;
    this.group = group;
    this.engine = `unix://${join(this.folder, 'docker.sock')}`;
  }

  get isOn(): boolean {
    return this.pid !== undefined;
  }

  /** Starts it. @throws with its engine's last log lines when that does not respond */
  async start(): Promise<void> {
    await mkdir(this.folder, { recursive: true });
    const log = join(this.folder, 'dockerd.log');
    // Without this, each task start would first query a public registry for an image that the node has.
    await writeFile(join(this.folder, 'resolv.conf'), 'nameserver 127.0.0.1\n');
    const output = await open(log, 'a');
    const parts = ['--mount', '--uts', '--pid', '--fork', '--kill-child', '--mount-proc', '--propagation', 'private'];
    const inside = ['unshare', ...parts, 'bash', '-c', boot, 'boot', this.folder, this.hostname, this.group];
    const child = spawn('nsenter', [`--net=/run/netns/${this.namespace}`, ...inside], {
      detached: true,
      stdio: ['pipe', output.fd, output.fd],
    });
    await once(child, 'spawn');
    child.unref();
    (child.stdin as Socket).unref();
    this.pid = child.pid;
    await writeFile(join(this.folder, 'pid'), String(child.pid));
    await output.close();
    const up = async () => {
      if (child.exitCode !== null) throw new AbortWait('it ended');
      return this.answers();
    };
    await until(`the engine of ${this.hostname} answers`, up, startTimeoutMs).catch(async (error) => {
      const lines = (await readFile(log, 'utf8')).trim().split('\n').slice(-5).join('\n');
      throw new Error(`the engine of ${this.hostname} did not start: ${error.message}\n${lines}`);
    });
  }

  /** Kills everything on it at once, as in a power failure. */
  async powerOff(): Promise<void> {
    if (!this.pid) return;
    process.kill(this.pid, 'SIGKILL');
    await ended(this.pid);
    this.pid = undefined;
  }

  /** Runs one docker command on its engine. */
  async docker(
    args: string[],
    { timeoutMs = 60_000, input }: { timeoutMs?: number; input?: string } = {},
  ): Promise<string> {
    const { stdout } = await execa('docker', ['--host', this.engine, ...args], {
      timeout: timeoutMs,
      input: input ?? '',
    });
    return stdout;
  }

  private async answers(): Promise<boolean> {
    const { exitCode } = await execa('docker', ['--host', this.engine, 'info'], { reject: false, timeout: 5_000 });
    return exitCode === 0;
  }
}

// The engine shares the control group of its containers: an engine without CPU time misses its heartbeats, and counts
// as lost. Images pass through memory: writing them to the disk that all machines share would stall the databases for
// seconds. The input is a pipe that the test holds open: when the test ends in any way, the machine ends with it.
const boot = `
  exec 3<&0
  for groups in /sys/fs/cgroup/cpu /sys/fs/cgroup; do
    mkdir -p "$groups/$3/engine" && echo $$ >"$groups/$3/engine/cgroup.procs" && break
  done 2>/dev/null
  hostname "$2"
  mount --bind "$1/resolv.conf" /etc/resolv.conf
  mkdir -p /run/docker && mount -t tmpfs tmpfs /run/docker
  DOCKER_TMPDIR=/run/docker/tmp dockerd --data-root "$1/data" --exec-root /run/docker --pidfile /run/docker/dockerd.pid \\
    --host "unix://$1/docker.sock" --exec-opt native.cgroupdriver=cgroupfs --cgroup-parent "/$3" &
  engine=$!
  cat <&3 >/dev/null &
  wait -n "$engine" $!
  exit 1
`;

/** Waits until a process and its resources are gone. */
export async function ended(pid: number): Promise<void> {
  await until(`process ${pid} ended`, () =>
    readFile(`/proc/${pid}/stat`, 'utf8').then(
      (stat) => stat.includes(') Z '),
      () => true,
    ),
  );
}
