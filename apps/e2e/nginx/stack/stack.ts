import { randomUUID } from 'node:crypto';
import { getContainerRuntimeClient, Network, type StartedNetwork, Wait } from 'testcontainers';
import { until } from '../../../../tools/until.ts';
import { Node } from '../../support/container.ts';
import { freePort } from '../../support/ports.ts';
import { ConfinedContainer } from './confined.ts';

type Environment = Record<string, string>;

interface StartOptions {
  environment?: Environment;
  /** Its name on the network; several containers of one name share its requests. */
  alias?: string;
  /** A volume of this stack, by name, and where it is mounted. */
  volume?: [name: string, folder: string, mode?: 'ro' | 'rw'];
  command?: string[];
  entrypoint?: string[];
  ports?: { container: number; host: number }[];
  wait?: ReturnType<typeof Wait.forLogMessage>;
  /** Limits the resources of an nginx, as the stacks do. */
  bounded?: boolean;
  openFiles?: [soft: number, hard: number];
}

/** Containers of the product's images on a network of their own. `stop()` removes everything: call it in afterAll. */
export class Stack {
  private readonly nodes: Node[] = [];
  private readonly id = randomUUID().slice(0, 8);
  private readonly network: StartedNetwork;
  private started = 0;

  private constructor(network: StartedNetwork) {
    this.network = network;
  }

  static async start(): Promise<Stack> {
    return new Stack(await new Network().start());
  }

  async stop(): Promise<void> {
    await Promise.all(this.nodes.map((node) => node.remove()));
    await this.network.stop();
  }

  /** An API on SQLite; those with the same volume share their todos. */
  api(alias = 'app_api', environment: Environment = {}): Promise<Node> {
    return this.run('API_IMAGE', {
      alias,
      environment: { TODO_OPEN_ON_NETWORK: 'true', TODO_TRUST_PROXY: 'uniquelocal', ...environment },
      volume: ['data', '/data'],
    });
  }

  /** A site that calls the API through `apiUrl`. */
  web(alias = 'frontend_web', apiUrl = 'http://app_nginx'): Promise<Node> {
    return this.run('WEB_IMAGE', { alias, environment: { TODO_API_URL: apiUrl } });
  }

  /** The nginx in front of the API, `app_nginx` on the network. */
  async apiTier(environment: Environment = {}): Promise<Tier> {
    return this.nginx('app_nginx', { ROLE: 'api', BACKEND_HOST: 'app_api', ...environment });
  }

  /** The nginx in front of the site, with the static files of the volume. */
  async front(environment: Environment = {}): Promise<Tier> {
    const defaults = { ROLE: 'front', BACKEND_HOST: 'frontend_web', API_HOST: 'app_nginx' };
    return this.nginx('frontend_nginx', { ...defaults, ...environment });
  }

  async nginx(alias: string, environment: Environment, options: StartOptions = {}): Promise<Tier> {
    const ports = { http: await freePort(), https: await freePort() };
    const node = await this.run('NGINX_IMAGE', {
      alias,
      // An empty color setting replaces a default of the arguments.
      environment: Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== '')),
      volume: ['static', '/srv/static', 'ro'],
      ports: [
        { container: 80, host: ports.http },
        { container: 443, host: ports.https },
      ],
      ...options,
    });
    return new Tier(node, ports);
  }

  /** Runs a Node.js script as a server in place of one of ours. */
  server(alias: string, script: string): Promise<Node> {
    return this.run('API_IMAGE', { alias, command: ['node', '-e', script], wait: Wait.forLogMessage('listening') });
  }

  /** Publishes the site's static files to the volume that `front()` serves, like the job of a deploy. */
  async publishStatic(): Promise<void> {
    await this.inStatic(['node', 'publish-static.mjs', '/srv/static'], /published \d+ files/);
  }

  /** Runs a command of the web image beside the volume of the static files, until it prints a line. */
  async inStatic(command: string[], printed: RegExp): Promise<string> {
    const volume: StartOptions['volume'] = ['static', '/srv/static'];
    const job = await this.run('WEB_IMAGE', { command, volume, wait: Wait.forLogMessage(printed) });
    return job.logs();
  }

  private async run(image: 'API_IMAGE' | 'WEB_IMAGE' | 'NGINX_IMAGE', options: StartOptions): Promise<Node> {
    const { environment = {}, alias, volume, command, entrypoint, ports, wait = Wait.forHealthCheck() } = options;
    const tag = process.env[image];
    if (!tag) throw new Error(`${image} is not set: run this with apps/e2e/nginx/jest.config.js, which builds it`);
    const container = new ConfinedContainer(tag)
      .withNetwork(this.network)
      .withEnvironment(environment)
      .withStartupTimeout(240_000)
      .withWaitStrategy(wait);
    if (alias) container.withNetworkAliases(alias);
    if (command) container.withCommand(command);
    if (entrypoint) container.withEntrypoint(entrypoint);
    if (ports) container.withExposedPorts(...ports);
    if (options.bounded) container.withMemoryOfNginx();
    if (options.openFiles) container.withOpenFiles(...options.openFiles);
    if (volume) {
      const [name, target, mode = 'rw'] = volume;
      container.withBindMounts([{ source: `todo-e2e-${this.id}-${name}`, target, mode }]);
    }
    const name = `todo-e2e-${this.id}-${this.started++}`;
    try {
      const node = new Node(await container.withName(name).start());
      this.nodes.push(node);
      return node;
    } catch (error) {
      throw new Error(`${(error as Error).message}: ${await lastWords(name)}`);
    }
  }
}

/** Last output of a container that did not start; removes the container. */
async function lastWords(name: string): Promise<string> {
  const container = (await getContainerRuntimeClient()).container.getById(name);
  const logs = await container.logs({ stdout: true, stderr: true, follow: false });
  await container.remove({ force: true, v: true });
  return logs.toString();
}

/** A running nginx. */
export class Tier {
  readonly node: Node;
  readonly url: string;
  readonly httpsPort: number;

  constructor(node: Node, ports: { http: number; https: number }) {
    this.node = node;
    this.url = `http://127.0.0.1:${ports.http}`;
    this.httpsPort = ports.https;
  }

  /** The lines of its access log so far. */
  async accessLog(): Promise<Record<string, unknown>[]> {
    const lines = (await this.node.logs()).match(/\{"time".*\}/g) ?? [];
    return lines.map((line) => JSON.parse(line));
  }

  /** The line of the access log about a request. */
  logged(requestId: string): Promise<Record<string, unknown>> {
    const find = async () => (await this.accessLog()).find(({ request_id }) => request_id === requestId);
    return until(`${requestId} is logged`, find);
  }
}
