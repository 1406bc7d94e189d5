import { GenericContainer, type StartedNetwork, type StartedTestContainer, Wait } from 'testcontainers';
import { Node } from '../../support/container.ts';
import { freePort } from '../../support/ports.ts';
import type { Settings } from './settings.ts';

type Ports = { write: number; read: number; metrics: number };

/** The load balancer in front of the servers of a network. */
export class LoadBalancer extends Node {
  private readonly ports: Ports;

  private constructor(container: StartedTestContainer, ports: Ports) {
    super(container);
    this.ports = ports;
  }

  static async start(network: StartedNetwork, environment: Record<string, string> = {}): Promise<LoadBalancer> {
    const ports = { write: await freePort(), read: await freePort(), metrics: await freePort() };
    const container = new GenericContainer(haproxyImage())
      .withNetwork(network)
      .withEnvironment(environment)
      .withExposedPorts(
        { container: 3306, host: ports.write },
        { container: 3307, host: ports.read },
        { container: 8404, host: ports.metrics },
      )
      .withWaitStrategy(Wait.forHealthCheck());
    return new LoadBalancer(await container.start(), ports);
  }

  /** URL for applications: of the server that takes writes, or of those that are fit for reads. */
  url(to: 'write' | 'read', { MYSQL_USER, MYSQL_PASSWORD, MYSQL_DATABASE }: Settings): string {
    const account = `${encodeURIComponent(MYSQL_USER)}:${encodeURIComponent(MYSQL_PASSWORD)}`;
    return `mysql://${account}@127.0.0.1:${this.ports[to]}/${encodeURIComponent(MYSQL_DATABASE)}`;
  }

  /** Its metrics in Prometheus' text format. */
  async metrics(): Promise<string> {
    const answer = await fetch(`http://127.0.0.1:${this.ports.metrics}/metrics`, {
      signal: AbortSignal.timeout(5_000),
    });
    return answer.text();
  }
}

/** @throws when the image is missing */
export function haproxyImage(): string {
  const tag = process.env.HAPROXY_IMAGE;
  if (!tag)
    throw new Error('HAPROXY_IMAGE is not set: run this with apps/e2e/replication/jest.config.js, which builds it');
  return tag;
}
