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
/** For a start, a copy or an election on a busy machine. */
export const patienceMs = 240_000;

/** Settings that all members share. */
type Content = { gtids: string; rows: number; sum: string };

/** A member of a group, and its address for the others. */
export class Member extends DatabaseServer {
  host = '';

  /** Without a port: cut off from the network, it still responds inside its container. */
  statusInside = () => this.inside('SELECT tododb_ops.status(5)', 'tododb_check', '');

  /** Runs SQL in its container, like a client on the minority's side. @throws after ten seconds */
  async inside(sql: string, user: string, password: string): Promise<string> {
    const client = ['timeout', '10', 'mysql', '--no-defaults', '--host=127.0.0.1', `--user=${user}`];
    const command = [...client, '--batch', '--skip-column-names', `--execute=${sql}`];
    return (await this.exec(command, { MYSQL_PWD: password })).trim();
  }

  async uuid(): Promise<string> {
    const [row] = await this.query<{ uuid: string }>('SELECT @@server_uuid AS uuid');
    return row?.uuid ?? '';
  }

  /** Kills the server's process; the container stays. */
  crash = () => this.exec(['bash', '-c', 'kill -KILL "$(</var/run/mysqld/mysqld.pid)"']);
}

/** Three members of a group, and the readers that follow it, behind the load balancer. `stop()` removes everything: call it in afterAll. */
export class Group {
  readonly members: Member[] = [];
  /** Without a vote; none at first. */
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
      const primary = await this.whole();
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

  /** Starts a server on an empty volume that follows the group and has no vote. */
  async addReader(): Promise<DatabaseServer> {
    const port = await freePort();
    const container = this.server('mysql_reader', port, { ...replication, TODODB_READER: 'yes' });
    const reader = new DatabaseServer(await container.start(), port, settings.MYSQL_DATABASE);
    this.readers.push(reader);
    await reader.healthy(patienceMs);
    return reader;
  }

  /** Its disk is lost: the same service starts on an empty one. */
  async replace(member: Member): Promise<Member> {
    await this.remove(member);
    return this.addMember(member.host);
  }

  async remove(member: Member): Promise<void> {
    await member.remove();
    this.members.splice(this.members.indexOf(member), 1);
  }

  others = (member: Member) => this.members.filter((other) => other !== member);

  /** Waits until one of these takes writes. */
  primary(among = this.members): Promise<Member> {
    return until(
      'a member takes writes',
      async () => {
        const all = await Promise.all(among.map(statusOf));
        return among.find((_, i) => all[i]?.startsWith('MASTER group=ONLINE'));
      },
      patienceMs,
    );
  }

  /** Waits until each member is in the group, and returns the one that takes writes. */
  async whole(): Promise<Member> {
    const size = this.members.length;
    const ready = new RegExp(`^(MASTER group=ONLINE|REPLICA lag=0) members=${size}/${size}$`);
    let last: string[] = [];
    try {
      return await until(
        'the group is whole',
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
   * Waits until all members, and the readers, have the same transactions.
   * @returns their transactions and rows, one entry for each
   */
  async contents(): Promise<Content[]> {
    await this.whole();
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

  /** Disconnects the network of its machine. */
  async cut(member: Member): Promise<void> {
    await (await this.engineNetwork()).disconnect({ Container: member.id, Force: true });
  }

  async mend(member: Member): Promise<void> {
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

/** Its status, or the error of asking for it. */
const statusOf = (member: Member) => member.statusInside().catch((error: Error) => error.message);

async function content(server: DatabaseServer): Promise<Content> {
  const [row] = await server.query<Content>(
    `SELECT REPLACE(@@global.gtid_executed, '\\n', '') AS gtids, COUNT(*) AS \`rows\`,
       CAST(IFNULL(SUM(CRC32(CONCAT(id, title))), 0) AS CHAR) AS sum FROM story`,
  );
  return row as Content;
}

/** Founds a group of three; resolves when it is whole. */
export function startGroup(): Promise<Group> {
  return new Group().start();
}
