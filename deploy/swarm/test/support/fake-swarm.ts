import { chmod, copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { execa, type ResultPromise } from 'execa';
import { generatedSecrets, groupServices, imagesByService, swarmName } from '../../command/topology.ts';
import { type Call, DockerEngine, Partly, type Stored } from './docker-engine.ts';

const mainFile = fileURLToPath(new URL('../../command/main.ts', import.meta.url));
const dockerScript = fileURLToPath(new URL('docker.sh', import.meta.url));
const timeoutMs = 50_000;

/** Image tag of the release that `running()` has. */
export const firstCommit = 'aaaa00000001';

export interface Ran {
  exitCode: number | undefined;
  // biome-ignore lint/suspicious/noExplicitAny: each command prints a different result.
  result: any;
}

interface RunOptions {
  env?: Record<string, string>;
  input?: string;
}

/** Runs the product's command against a fake Swarm of one manager, which records every call and runs no container. */
export class FakeSwarm implements AsyncDisposable {
  readonly engine = new DockerEngine();
  readonly folder: string;
  /** Every call of docker so far, in order. */
  readonly calls: Call[] = [];
  /** Matching calls wait until this is undefined. */
  private held: { command: RegExp; waiting: (() => void)[] } | undefined;
  private readonly server: Server;

  private constructor(folder: string) {
    this.folder = folder;
    this.server = createServer((socket) => this.listen(socket));
  }

  /** The state after `init`, with the images of the first release. */
  static async make(): Promise<FakeSwarm> {
    const swarm = new FakeSwarm(await mkdtemp(join(tmpdir(), 'todo-fake-swarm-')));
    await writeFile(join(swarm.folder, 'env'), '');
    await copyFile(dockerScript, join(swarm.folder, 'docker'));
    await chmod(join(swarm.folder, 'docker'), 0o755);
    await new Promise<void>((resolve) => swarm.server.listen(0, '127.0.0.1', resolve));
    swarm.addNode('node1');
    swarm.addNetwork('todoapp', '172.30.1.0/24');
    for (const secret of generatedSecrets) swarm.addSecret(secret, 1);
    for (const image of new Set(Object.values(imagesByService))) swarm.addImage(`todo/${image}:${firstCommit}`);
    return swarm;
  }

  /** The state after the first `up`. */
  static async running(): Promise<FakeSwarm> {
    const swarm = await FakeSwarm.make();
    const secrets = generatedSecrets.map((secret) => ({ SecretName: `todo_${secret}.v1` }));
    for (const [service, image] of Object.entries(imagesByService)) {
      if (groupServices.includes(service)) continue;
      const Name = swarmName(service);
      const Labels = { 'com.docker.stack.namespace': Name.slice(0, -service.length - 1), 'todo.color': 'blue' };
      const Replicas = service.endsWith('_green') ? 0 : service === 'app_api' ? 3 : 1;
      const Mode = service === 'frontend_nginx' ? { Global: {} } : { Replicated: { Replicas } };
      const TaskTemplate = { ContainerSpec: { Image: `todo/${image}:${firstCommit}`, Secrets: secrets } };
      swarm.engine.objects.service.set(Name, { ID: Name, Spec: { Name, Labels, Mode, TaskTemplate } });
    }
    swarm.addConfig('todo_database', { 'todo.database': 'made' });
    return swarm;
  }

  addNode(name: string, machine = 'x86_64', address = '192.168.1.1', labels: string[] = []): void {
    const all = ['todo.mysql_master', 'todo.valkey', 'todo.mysql_slave', 'todo.edge'];
    const Labels = Object.fromEntries((name === 'node1' ? all : labels).map((label) => [label, 'true']));
    this.engine.objects.node.set(name, {
      ID: name,
      Spec: { Role: name === 'node1' ? 'manager' : 'worker', Availability: 'active', Labels },
      Description: { Hostname: name, Platform: { Architecture: machine, OS: 'linux' } },
      Status: { State: 'ready', Addr: address },
    });
  }

  addNetwork(Name: string, Subnet: string): void {
    const network = {
      ID: Name,
      Name,
      Driver: 'overlay',
      Attachable: true,
      Options: null,
      IPAM: { Config: [{ Subnet }] },
    };
    this.engine.objects.network.set(Name, network);
  }

  addImage(tag: string): void {
    this.engine.objects.image.set(tag, { ID: tag, RepoTags: [tag], Architecture: 'amd64' });
  }

  /** Adds images of the application of another release. */
  addRelease(commit: string): string {
    for (const image of ['api', 'web']) this.addImage(`todo/${image}:${commit}`);
    return commit;
  }

  addSecret(name: string, version: number): void {
    const Name = `todo_${name}.v${version}`;
    this.engine.objects.secret.set(Name, { ID: Name, Spec: { Name, Labels: { todo: 'secret' } } });
  }

  addConfig(Name: string, Labels: Record<string, string>, { text = '', at = this.engine.now() } = {}): void {
    const Data = Buffer.from(text).toString('base64');
    this.engine.objects.config.set(Name, { ID: `id-of-${Name}`, CreatedAt: at, Spec: { Name, Labels, Data } });
  }

  /** The contents of all configs with a label. */
  configs(label: string): string[] {
    const found = [...this.engine.objects.config.values()].filter(({ Spec }) => label in Spec.Labels);
    return found.map(({ Spec }) => Buffer.from(Spec.Data, 'base64').toString());
  }

  /** The entries of the history, in no particular order. */
  // biome-ignore lint/suspicious/noExplicitAny: parsed JSON.
  history(): any[] {
    return this.configs('todo.history').map((text) => JSON.parse(text));
  }

  service(name: string): Stored['Spec'] {
    return this.engine.objects.service.get(swarmName(name))?.Spec;
  }

  /** Writes a file like one of `backup`. @returns its path */
  async writeBackup(name: string, lines = 'INSERT INTO todo VALUES (1);\n'): Promise<string> {
    const path = join(this.folder, name);
    await writeFile(path, gzipSync(`${lines}-- Dump completed on 2026-01-01\n`));
    return path;
  }

  /** Makes matching calls wait until the returned function is called. */
  hold(command: RegExp): () => void {
    const held = { command, waiting: [] as (() => void)[] };
    this.held = held;
    return () => {
      this.held = undefined;
      for (const go of held.waiting) go();
    };
  }

  /** The calls that match so far, each as its arguments joined by spaces. */
  lines(command: RegExp): string[] {
    return this.calls.map(({ args }) => args.join(' ')).filter((line) => command.test(line));
  }

  /** Runs one command, and resolves when it has ended. */
  async run(args: string[], options: RunOptions = {}): Promise<Ran> {
    return ran(await this.start(args, options));
  }

  /** Starts one command. */
  start(args: string[], { env = {}, input = '' }: RunOptions = {}): ResultPromise<{ reject: false }> {
    const { port } = this.server.address() as AddressInfo;
    return execa(
      process.execPath,
      ['--no-warnings', '--', mainFile, '--json', '--env-file', join(this.folder, 'env'), ...args],
      {
        reject: false,
        timeout: timeoutMs,
        input,
        extendEnv: false,
        env: {
          PATH: [this.folder, process.env.PATH].join(delimiter),
          HOME: this.folder,
          FAKE_DOCKER: this.folder,
          FAKE_DOCKER_PORT: String(port),
          ...env,
        },
      },
    );
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.server.close();
    await rm(this.folder, { recursive: true, force: true });
  }

  /** Protocol of docker.sh: it sends the folder of a call as a line; the response is the exit code, with the output in files there. */
  private listen(socket: Socket): void {
    socket.on('error', () => undefined);
    socket.once('data', async (line) => {
      const folder = line.toString().trim();
      const code = await this.serve(folder).catch(() => 1);
      socket.end(`${code}\n`);
    });
  }

  private async serve(folder: string): Promise<number> {
    const words = async (file: string) => (await readFile(join(folder, file), 'utf8')).split('\0').slice(0, -1);
    const given = await words('args');
    const call: Call = {
      args: given[0] === '--host' ? given.slice(2) : given,
      host: given[0] === '--host' ? given[1] : undefined,
      settings: Object.fromEntries((await words('settings')).map((pair) => pair.split(/=(.*)/s) as [string, string])),
      input: await readFile(join(folder, 'input')),
    };
    this.calls.push(call);
    const { held } = this;
    if (held?.command.test(call.args.join(' '))) await new Promise<void>((resolve) => held.waiting.push(resolve));
    const print = async (stdout: string | Buffer, stderr: string) => {
      await writeFile(join(folder, 'stdout'), stdout);
      await writeFile(join(folder, 'stderr'), stderr);
    };
    try {
      const printed = this.engine.answer(call);
      await print(typeof printed === 'string' ? `${printed}\n` : printed, '');
      return 0;
    } catch (error) {
      await print(error instanceof Partly ? error.printed : '', `${(error as Error).message}\n`);
      return 1;
    }
  }
}

export function ran({ exitCode, stdout, stderr }: { exitCode?: number; stdout?: unknown; stderr?: unknown }): Ran {
  try {
    return { exitCode, result: JSON.parse(String(stdout)) };
  } catch {
    throw new Error(`the command ended with ${exitCode} and printed no result: ${stdout}\n${stderr}`);
  }
}
