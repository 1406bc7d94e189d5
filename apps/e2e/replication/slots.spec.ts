import { afterAll, expect, test } from '@jest/globals';
import { GenericContainer, Network, type StartedNetwork, type StartedTestContainer, Wait } from 'testcontainers';
import { until } from '../../../tools/until.ts';
import { haproxyImage } from './cluster/load-balancer.ts';

const replicaCount = 20;
const atATime = 5;

const started: StartedTestContainer[] = [];
let network: StartedNetwork;

afterAll(async () => {
  await Promise.all(started.map((container) => container.stop({ timeout: 0 })));
  await network?.stop();
});

/** Starts a container in place of a replica: what matters is only whether the load balancer checks its address. */
async function startIdleContainer(): Promise<void> {
  const container = new GenericContainer(haproxyImage()).withNetwork(network).withNetworkAliases('mysql_slave');
  started.push(
    await container.withEntrypoint(['sleep', 'infinity']).withWaitStrategy(Wait.forSuccessfulCommand('true')).start(),
  );
}

test('the load balancer has a slot for each of twenty replicas, and checks it', async () => {
  network = await new Network().start();
  const proxy = await new GenericContainer(haproxyImage())
    .withNetwork(network)
    .withExposedPorts(8404)
    .withWaitStrategy(Wait.forHealthCheck())
    .start();
  started.push(proxy);
  for (let count = 0; count < replicaCount; count += atATime) {
    await Promise.all(Array.from({ length: atATime }, startIdleContainer));
  }
  const metrics = `http://${proxy.getHost()}:${proxy.getMappedPort(8404)}/metrics`;
  const slots = await until('all have a slot', async () => {
    const text = await (await fetch(metrics, { signal: AbortSignal.timeout(5_000) })).text();
    const found = text.match(/^haproxy_server_status\{proxy="fit_replicas",server="replica\d+",state="MAINT"\} 0$/gm);
    return found?.length === replicaCount && found;
  });
  expect(new Set(slots).size).toBe(replicaCount);
});
