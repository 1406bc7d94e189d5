import { getContainerRuntimeClient, Network, type StartedNetwork, Wait } from 'testcontainers';
import { until } from '../../../../tools/until.ts';
import type { Node } from '../../support/container.ts';
import { freePort } from '../../support/ports.ts';
import { RestartedContainer } from './database-container.ts';
import { LoadBalancer } from './load-balancer.ts';
import { DatabaseServer } from './server.ts';
import { settings } from './settings.ts';

const hosts = ['mysql_master', 'mysql_slave', 'mysql_slave'];
const { MYSQL_REPL_USER, MYSQL_REPL_PASSWORD } = settings;
const replication = { MYSQL_REPL_USER, MYSQL_REPL_PASSWORD };
const groupName = { TODODB_GROUP: '5d1f2c3e-7a64-4b0e-9c53-0a4f6f1d2b7c' };
/** Deadline for a start, a copy or an election on a busy machine. */
export const patienceMs = 240_000;

/** The transactions of a server, and the number of rows and a checksum of the table `story`. */
type Content = { gtids: string; rows: number; sum: string };

/** A member of a group. */
export class Member extends DatabaseServer {
  /** Its name in the network of the group. */
  host = '';

  /** The status line, queried inside the container, where it responds even if it is cut off from the network. */
  statusInside = () => this.inside('SELECT tododb_ops.status(5)', 'tododb_check', '');

  /** Runs SQL in its container, like a client in the same minority partition. @throws after ten seconds */
  async inside(sql: string, user: string, password: string): Promise<string> {
    const client = ['timeout', '10', 'mysql', '--no-defaults', '--host=127.0.0.1', `--user=${user}`];
    const command = [...client, '--batch', '--skip-column-names', `--execute=${sql}`];
    return (await this.exec(command, { MYSQL_PWD: password })).trim();
  }

  async uuid(): Promise<string> {
    const [row] = await this.query<{ uuid: string }>('SELECT @@server_uuid AS uuid');
    return row?.uuid ?? '';
  }

  /** Kills the server's process; the container keeps running. */
  crash = () => this.exec(['bash', '-c', 'kill -KILL "$(</var/run/mysqld/mysqld.pid)"']);
}

/** Three members of a group, and the readers that follow it, behind the load balancer. `stop()` removes everything: call it in afterAll. */
export class Group {
  readonly members: Member[] = [];
  /** Replicas that follow the group without being members; none at first. */
  readonly readers: DatabaseServer[] = [];
  readonly settings = settings;
  proxy!: LoadBalancer;
  private network?: StartedNetwork;

  /** @param disk options of a disk in memory for the last of `members` */
  async start({ disk }: { disk?: string | undefined } = {}): Promise<this> {
    this.network = await new Network().start();
    try {
      const starting = hosts.map((host, i) => this.addMember(host, i === hosts.length - 1 ? { disk } : {}));
      const [members] = await Promise.all([Promise.all(starting), this.startProxy()]);
      this.members.splice(0, members.length, ...members);
      const primary = await this.allOnline();
      await primary.admitTester(settings.MYSQL_ROOT_PASSWORD);
    } catch (error) {
      await this.stop();
      throw error;
    }
    return this;
  }

  async stop(): Promise<void> {
    await Promise.all([...this.members, ...this.readers, this.proxy].filter(Boolean).map((node) => node.remove()));
    await this.network?.stop();
  }

  url(to: 'write' | 'read'): string {
    return this.proxy.url(to, settings);
  }

  /** Turns a stopped master and its replicas into members. */
  async startOn(master: Node, replicas: Node[]): Promise<this> {
    this.network = await new Network().start();
    const data = [master, ...replicas];
    await Promise.all([
      ...data.map((node, i) => this.addMember(hosts[i] as string, { data: node })),
      this.startProxy(),
    ]);
    return this;
  }

  /** Starts a member on an empty volume, on the data of another container, or on a disk in memory with these options. */
  async addMember(
    host: string,
    { data, disk }: { data?: Node | undefined; disk?: string | undefined } = {},
  ): Promise<Member> {
    const port = await freePort();
    const first = { ...settings, MYSQL_MASTER: 'true', TODODB_INITIALISE: 'yes' };
    const container = this.server(host, port, host === hosts[0] ? first : replication);
    if (data) container.withVolumesOf(data);
    if (disk) container.withTmpFs({ '/var/lib/mysql': disk });
    const member = new Member(await container.start(), port, settings.MYSQL_DATABASE);
    member.host = host;
    this.members.push(member);
    await member.healthy(patienceMs);
    return member;
  }

  /** Starts a reader on an empty volume. */
  async addReader(): Promise<DatabaseServer> {
    const port = await freePort();
    const container = this.server('mysql_reader', port, { ...replication, TODODB_READER: 'yes' });
    const reader = new DatabaseServer(await container.start(), port, settings.MYSQL_DATABASE);
    this.readers.push(reader);
    await reader.healthy(patienceMs);
    return reader;
  }

  /** Simulates the loss of a member's disk: starts the same service on an empty one. */
  async replace(member: Member): Promise<Member> {
    await this.remove(member);
    return this.addMember(member.host);
  }

  async remove(member: Member): Promise<void> {
    await member.remove();
    this.members.splice(this.members.indexOf(member), 1);
  }

  others = (member: Member) => this.members.filter((other) => other !== member);

  /** Waits until one of these members is the primary. */
  primary(among = this.members): Promise<Member> {
    return until(
      'a member is the primary',
      async () => {
        const all = await Promise.all(among.map(statusOf));
        return among.find((_, i) => all[i]?.startsWith('MASTER group=ONLINE'));
      },
      patienceMs,
    );
  }

  /** Waits until all members are online in the group and have caught up. @returns the primary */
  async allOnline(): Promise<Member> {
    const size = this.members.length;
    const ready = new RegExp(`^(MASTER group=ONLINE|REPLICA lag=0) members=${size}/${size}$`);
    let last: string[] = [];
    try {
      return await until(
        'all members are online',
        async () => {
          last = await Promise.all(
            this.members.map((one) => one.statusInside().catch((error: Error) => error.message)),
          );
          if (!last.every((status) => ready.test(status))) return undefined;
          return this.members.find((_, i) => last[i]?.startsWith('MASTER'));
        },
        patienceMs,
      );
    } catch (error) {
      throw new Error(`${(error as Error).message}: ${last.join(' | ')}`);
    }
  }

  /**
   * Waits until all members and readers have the same transactions.
   * @returns one entry for each of them
   */
  async contents(): Promise<Content[]> {
    await this.allOnline();
    let all: Content[] = [];
    await until(
      'all have the same transactions',
      async () => {
        all = await Promise.all([...this.members, ...this.readers].map(content));
        return new Set(all.map(({ gtids }) => gtids)).size === 1;
      },
      patienceMs,
    );
    return all;
  }

  /** Disconnects a member from the network. */
  async disconnect(member: Member): Promise<void> {
    await (await this.engineNetwork()).disconnect({ Container: member.id, Force: true });
  }

  async reconnect(member: Member): Promise<void> {
    await (await this.engineNetwork()).connect({
      Container: member.id,
      EndpointConfig: { Aliases: [member.host] },
    });
  }

  private server(host: string, port: number, environment: Record<string, string>): RestartedContainer {
    return new RestartedContainer()
      .withNetwork(this.started())
      .withNetworkAliases(host)
      .withEnvironment({ ...groupName, ...environment })
      .withExposedPorts({ container: 3306, host: port })
      .withWaitStrategy(Wait.forLogMessage(/tododb: /));
  }

  private started(): StartedNetwork {
    if (!this.network) throw new Error('the group was not started');
    return this.network;
  }

  private async engineNetwork() {
    return (await getContainerRuntimeClient()).network.getById(this.started().getId());
  }

  private async startProxy(): Promise<void> {
    this.proxy = await LoadBalancer.start(this.started(), groupName);
  }
}

/** The status line of a member, or the error message if it does not respond. */
const statusOf = (member: Member) => member.statusInside().catch((error: Error) => error.message);

async function content(server: DatabaseServer): Promise<Content> {
  const [row] = await server.query<Content>(
    `SELECT REPLACE(@@global.gtid_executed, '\\n', '') AS gtids, COUNT(*) AS \`rows\`,
       CAST(IFNULL(SUM(CRC32(CONCAT(id, title))), 0) AS CHAR) AS sum FROM story`,
  );
  return row as Content;
}

/** Bootstraps a group of three; resolves when all are online. */
export function startGroup(): Promise<Group> {
  return new Group().start();
}
