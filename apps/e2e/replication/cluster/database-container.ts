import { GenericContainer, Wait } from 'testcontainers';
import { Node } from '../../support/container.ts';

/**
 * Shell commands before a server's start that simulate lock files of killed servers, whose PIDs now belong to another
 * process. That process runs as the server's user, since one that the server may not signal would count as dead.
 */
export const afterKilledServers =
  'gosu mysql sleep infinity & for name in init mysqld mysqlx; do echo $! >/var/run/mysqld/$name.sock.lock; done';

/** A container of the database image. */
export class DatabaseContainer extends GenericContainer {
  constructor() {
    const image = process.env.TODODB_IMAGE;
    if (!image)
      throw new Error('TODODB_IMAGE is not set: run this with apps/e2e/replication/jest.config.js, which builds it');
    super(image);
  }

  /** Uses the data of another container. */
  withVolumesOf(node: Node): this {
    this.hostConfig.VolumesFrom = [node.id];
    return this;
  }

  /** Runs `command` after the shell commands of `first`, at each start. */
  withFirst(first: string, command: string[]): this {
    return this.withEntrypoint(['bash', '-c', `${first}; exec "$@"`, 'bash']).withCommand(command);
  }

  /** Runs a command that exits by itself. */
  async toEnd(): Promise<Node> {
    const node = new Node(await this.withWaitStrategy(Wait.forLogMessage(/tododb: /)).start());
    await node.ended();
    return node;
  }
}

/** Like the orchestrator in production: restarts a server that exits. */
export class RestartedContainer extends DatabaseContainer {
  constructor() {
    super();
    this.hostConfig.RestartPolicy = { Name: 'unless-stopped' };
    this.withWaitStrategy(Wait.forHealthCheck()).withStartupTimeout(240_000);
  }
}
