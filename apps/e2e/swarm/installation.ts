import { join } from 'node:path';
import { execa } from 'execa';
import { root } from '../../../tools/root.ts';
import type { Machine } from './machines/machine.ts';
import { Machines } from './machines/machines.ts';

const commandTimeoutMs = 600_000;
export const httpPort = 8080;

/** Result of `npm run swarm -- --json <command>`. */
export interface Ran {
  exitCode: number | undefined;
  /** The JSON object that it printed. */
  result: Record<string, unknown> & { ok: boolean; error?: string };
  seconds: number;
}

interface RunOptions {
  input?: string;
  settings?: Record<string, string>;
}

interface Task {
  id: string;
  container: string;
  node: Machine;
}

/** The product on a Swarm of machines, operated by its own command. */
export class Installation {
  readonly machines: Machines;
  private readonly settings: Record<string, string>;

  private constructor(machines: Machines, settings: Record<string, string>) {
    this.machines = machines;
    this.settings = settings;
  }

  /** Starts machines with the images of the test process; nothing of the product runs yet. */
  static async prepare(settings: Record<string, string>, count = 3): Promise<Installation> {
    const machines = await Machines.start(count);
    try {
      const built = JSON.parse(process.env.SWARM_IMAGES ?? '{}') as Record<string, string>;
      await machines.load(Object.values(built));
      for (const [name, image] of Object.entries(built)) {
        for (const machine of machines.all) await machine.docker(['tag', image, `todo/${name}:${firstCommit}`]);
      }
      return new Installation(machines, settings);
    } catch (error) {
      await machines.stop();
      throw error;
    }
  }

  /** Runs the steps of the runbook from empty machines to a Swarm. */
  async init(labels = ['todo.mysql_slave=true', 'todo.edge=true']): Promise<void> {
    await this.must('init', '--advertise-addr', this.manager.address);
    await this.machines.join();
    await this.must('init');
    for (const { hostname } of this.machines.all) {
      const added = labels.flatMap((label) => ['--label-add', label]);
      await this.manager.docker(['node', 'update', ...added, hostname]);
    }
  }

  /** The machine where commands are run: the first one, or the next one while that is off. */
  get manager(): Machine {
    return this.machines.all.find(({ isOn }) => isOn) as Machine;
  }

  /** Addresses for browsers and clients: the edge of each node. */
  get addresses(): string[] {
    return this.machines.all.map(({ address }) => `http://${address}:${httpPort}`);
  }

  /** Runs a command as an operator would at a manager. */
  async swarm(...args: string[]): Promise<Ran> {
    return this.run(args);
  }

  /** The same with standard input, and with settings for this command only. */
  async run(args: string[], { input = '', settings = {} }: RunOptions = {}): Promise<Ran> {
    const start = performance.now();
    const { exitCode, stdout, stderr } = await execa(
      'node',
      [join(root, 'tools/run.mjs'), 'deploy/swarm/command/main.ts', '--json', ...args],
      {
        reject: false,
        timeout: commandTimeoutMs,
        input,
        env: {
          ...this.settings,
          ...settings,
          DOCKER_HOST: this.manager.engine,
          TODO_NODE_HOST: `unix://${this.machines.folder}/{hostname}/docker.sock`,
          TODO_HTTP_PORT: String(httpPort),
        },
      },
    );
    const seconds = (performance.now() - start) / 1000;
    try {
      return { exitCode, seconds, result: JSON.parse(stdout) };
    } catch {
      throw new Error(`swarm ${args.join(' ')} ended with ${exitCode} and printed no result: ${stdout}\n${stderr}`);
    }
  }

  /** Runs a command that must succeed. */
  async must(...args: string[]): Promise<Ran> {
    const ran = await this.swarm(...args);
    if (ran.exitCode !== 0) throw new Error(`swarm ${args.join(' ')} failed: ${ran.result.error}`);
    return ran;
  }

  /**
   * Builds a release that differs from the first only in its label, or by these lines of a Dockerfile for one image.
   * @param nodes that get it before it is deployed, outside the measured time: two processors cannot unpack it three
   *   times and serve requests meanwhile
   */
  async release(
    commit: string,
    changes: { api?: string; web?: string } = {},
    nodes: Machine[] = this.machines.all,
  ): Promise<string> {
    for (const name of ['api', 'web'] as const) {
      const lines = [
        `FROM todo/${name}:${firstCommit}`,
        `LABEL org.opencontainers.image.revision=${commit}`,
        changes[name],
      ];
      const input = lines.filter(Boolean).join('\n');
      for (const node of nodes) {
        await node.docker(['build', '--quiet', '--tag', `todo/${name}:${commit}`, '-'], { input });
      }
    }
    return commit;
  }

  /** Running tasks of a service, by its name without the stack. */
  async tasks(service: string): Promise<Task[]> {
    const stack = service.split('_')[0];
    const name = `todo_${stack}_${service}`;
    const list = await this.manager.docker(['service', 'ps', '--quiet', '--filter', 'desired-state=running', name]);
    const ids = list.split('\n').filter(Boolean);
    if (ids.length === 0) return [];
    const inspected = await this.manager.docker(['inspect', '--type', 'task', ...ids]);
    const nodes = await this.nodeNames();
    type Inspected = {
      ID: string;
      NodeID: string;
      Status: { State: string; ContainerStatus?: { ContainerID: string } };
    };
    return (JSON.parse(inspected) as Inspected[]).flatMap(({ ID, NodeID, Status }) => {
      const node = this.machines.all.find(({ hostname }) => hostname === nodes.get(NodeID));
      const container = Status.ContainerStatus?.ContainerID;
      return Status.State === 'running' && node && container ? [{ id: ID, container, node }] : [];
    });
  }

  /** Number of running tasks of each service whose nodes Swarm chooses; those on a lost machine do not count. */
  async running(lost?: Machine): Promise<Map<string, number>> {
    const services = await this.manager.docker(['service', 'ls', '--format', '{{.Mode}} {{.Name}}']);
    const names = services.split('\n').flatMap((line) => (line.startsWith('replicated ') ? [line.slice(11)] : []));
    const filter = ['--filter', 'desired-state=running', '--format', '{{.Name}} {{.Node}} {{.CurrentState}}'];
    const tasks = await this.manager.docker(['service', 'ps', ...filter, ...names]);
    const running = new Map<string, number>();
    for (const line of tasks.split('\n')) {
      const [task = '', node, state] = line.split(' ');
      const service = task.slice(0, task.lastIndexOf('.'));
      if (state === 'Running' && node !== lost?.hostname) running.set(service, (running.get(service) ?? 0) + 1);
    }
    return running;
  }

  /** Sends SIGKILL to the first process of a task. */
  async kill({ node, container }: Task): Promise<void> {
    await node.docker(['kill', '--signal', 'KILL', container]);
  }

  async stop(): Promise<void> {
    await this.machines.stop();
  }

  private async nodeNames(): Promise<Map<string, string>> {
    const lines = await this.manager.docker(['node', 'ls', '--format', '{{.ID}} {{.Hostname}}']);
    return new Map(lines.split('\n').map((line) => line.split(' ') as [string, string]));
  }
}

/** Tag of the release that is installed first. */
export const firstCommit = 'aaaa00000001';
