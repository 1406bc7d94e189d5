import { GenericContainer, Wait } from 'testcontainers';
import { Node } from '../../support/container.ts';

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
    this.withWaitStrategy(Wait.forHealthCheck()).withStartupTimeout(90_000);
  }
}
