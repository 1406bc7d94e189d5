import { Network, type StartedNetwork, Wait } from 'testcontainers';
import { Node } from '../../support/container.ts';
import { freePort } from '../../support/ports.ts';
import { DatabaseContainer, RestartedContainer } from './database-container.ts';
import { LoadBalancer } from './load-balancer.ts';
import { DatabaseServer } from './server.ts';
import { settings as defaults, type Settings } from './settings.ts';

const masterHost = 'mysql_master';
const slaveHost = 'mysql_slave';

export type ClusterOptions = { replicas?: number; settings?: Partial<Settings> };

/**
 * A MySQL master, its replicas and the load balancer, from the product's own images.
 * `stop()` removes everything: call it in afterAll.
 */
export class Cluster {
  readonly settings: Settings;
  readonly replicas: DatabaseServer[] = [];
  master!: DatabaseServer;
  proxy!: LoadBalancer;
  private readonly ended: Node[] = [];
  private network!: StartedNetwork;

  constructor(settings: Partial<Settings>) {
    this.settings = { ...defaults, ...settings };
  }

  /** URL for applications: of the master, or of the replicas that are fit for reads. */
  url(to: 'write' | 'read'): string {
    return this.proxy.url(to, this.settings);
  }

  /** The load balancer's metrics in Prometheus' text format. */
  metrics(): Promise<string> {
    return this.proxy.metrics();
  }

  /**
   * Adds a replica on an empty volume; resolves when it is ready, or has just printed `printed`.
   * @param first shell commands to run in its container before each start
   */
  async addReplica({ printed, first }: { printed?: RegExp; first?: string } = {}): Promise<DatabaseServer> {
    const { MYSQL_REPL_USER, MYSQL_REPL_PASSWORD } = this.settings;
    const environment = { MYSQL_MASTER_HOST: masterHost, MYSQL_REPL_USER, MYSQL_REPL_PASSWORD };
    const replica = await this.startServer(slaveHost, environment, { printed, first });
    this.replicas.push(replica);
    return replica;
  }

  async removeReplica(replica: DatabaseServer): Promise<void> {
    await replica.remove();
    this.replicas.splice(this.replicas.indexOf(replica), 1);
  }

  /** Simulates the loss of the master's disk: starts a new master on an empty one. */
  async replaceMaster(): Promise<void> {
    await this.master.remove();
    await this.startMaster();
  }

  /** Simulates the loss of the master's disk, and promotes this replica as the runbook says. */
  async promote(replica: DatabaseServer): Promise<void> {
    await this.master.remove();
    await replica.stop();
    const promotion = await this.once(['tododb', 'promote'], replica);
    if ((await promotion.exitCode()) !== 0) throw new Error(await promotion.logs());
    await this.startMaster({ TODODB_INITIALISE: '' }, replica);
    await this.removeReplica(replica);
  }

  /** Runs a command of the image on the data of another container; resolves when it exits or prints `printed`. */
  async once(
    command: string[],
    data: Node,
    { printed, first = 'true' }: { printed?: RegExp; first?: string } = {},
  ): Promise<Node> {
    const container = new DatabaseContainer().withVolumesOf(data).withFirst(first, command);
    const node = printed
      ? new Node(await container.withWaitStrategy(Wait.forLogMessage(printed)).start())
      : await container.toEnd();
    this.ended.push(node);
    return node;
  }

  async start(replicas: number): Promise<this> {
    this.network = await new Network().start();
    try {
      await this.startMaster();
      const starting = [this.startProxy(), ...Array.from({ length: replicas }, () => this.addReplica())];
      const failed = (await Promise.allSettled(starting)).find((result) => result.status === 'rejected');
      if (failed) throw failed.reason;
    } catch (error) {
      await this.stop();
      throw error;
    }
    return this;
  }

  async stop(): Promise<void> {
    const nodes = [this.proxy, this.master, ...this.replicas, ...this.ended].filter(Boolean);
    await Promise.all(nodes.map((node) => node.remove()));
    await this.network.stop();
  }

  private async startMaster(environment: Record<string, string> = {}, data?: Node): Promise<void> {
    const settings = { ...this.settings, MYSQL_MASTER: 'true', TODODB_INITIALISE: 'yes', ...environment };
    this.master = await this.startServer(masterHost, settings, { data });
    await this.master.admitTester(this.settings.MYSQL_ROOT_PASSWORD);
  }

  private async startServer(
    alias: string,
    environment: Record<string, string>,
    { printed, data, first }: { printed?: RegExp; data?: Node; first?: string } = {},
  ): Promise<DatabaseServer> {
    const port = await freePort();
    const container = new RestartedContainer()
      .withNetwork(this.network)
      .withNetworkAliases(alias)
      .withEnvironment(environment)
      .withExposedPorts({ container: 3306, host: port });
    if (first) container.withFirst(first, ['entrypoint.sh', 'mysqld']);
    if (data) container.withVolumesOf(data);
    if (printed) container.withWaitStrategy(Wait.forLogMessage(printed));
    return new DatabaseServer(await container.start(), port, this.settings.MYSQL_DATABASE);
  }

  private async startProxy(): Promise<void> {
    this.proxy = await LoadBalancer.start(this.network);
  }
}

/** Starts a master, `replicas` replicas and the load balancer; resolves when each of them is ready. */
export function startCluster({ replicas = 0, settings = {} }: ClusterOptions = {}): Promise<Cluster> {
  return new Cluster(settings).start(replicas);
}
