import { GenericContainer, Wait } from 'testcontainers';
import { Node } from '../../support/container.ts';

/**
 * Shell, to run before a server: servers that ran in this container were killed, and the process id in their locks is
 * another's by now. It is one of the server's user: of a process that a server may not signal it thinks that it is gone.
 */
export const AFTER_KILLED_SERVERS =
  'gosu mysql sleep infinity & for name in init mysqld mysqlx; do echo $! >/var/run/mysqld/$name.sock.lock; done';

/** A container of the database image. */
export class DatabaseContainer extends GenericContainer {
  constructor() {
    const image = process.env.TODODB_IMAGE;
    if (!image)
      throw new Error('TODODB_IMAGE is not set: run this with apps/e2e/replication/jest.config.js, which builds it');
    super(image);
  }

  /** Runs on the data of another container. */
  withVolumesOf(node: Node): this {
    this.hostConfig.VolumesFrom = [node.id];
    return this;
  }

  /** Runs `command` after a shell ran `first`, at each start. */
  withFirst(first: string, command: string[]): this {
    return this.withEntrypoint(['bash', '-c', `${first}; exec "$@"`, 'bash']).withCommand(command);
  }

  /** Runs what ends by itself. */
  async toEnd(): Promise<Node> {
    const node = new Node(await this.withWaitStrategy(Wait.forLogMessage(/tododb: /)).start());
    await node.ended();
    return node;
  }
}

/** What the orchestrator does in production: a server that ends by itself is started again. */
export class RestartedContainer extends DatabaseContainer {
  constructor() {
    super();
    this.hostConfig.RestartPolicy = { Name: 'unless-stopped' };
    this.withWaitStrategy(Wait.forHealthCheck()).withStartupTimeout(240_000);
  }
}
