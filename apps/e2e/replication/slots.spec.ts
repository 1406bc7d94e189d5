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

/** A name in DNS: what matters here is whether the load balancer checks it at all. */
async function startPlace(): Promise<void> {
  const place = new GenericContainer(haproxyImage()).withNetwork(network).withNetworkAliases('mysql_slave');
  started.push(
    await place.withEntrypoint(['sleep', 'infinity']).withWaitStrategy(Wait.forSuccessfulCommand('true')).start(),
  );
}

test('each of twenty replicas is checked, and gets reads when it is fit', async () => {
  network = await new Network().start();
  const proxy = await new GenericContainer(haproxyImage())
    .withNetwork(network)
    .withExposedPorts(8404)
    .withWaitStrategy(Wait.forHealthCheck())
    .start();
  started.push(proxy);
  for (let count = 0; count < replicaCount; count += atATime) {
    await Promise.all(Array.from({ length: atATime }, startPlace));
  }
  const metrics = `http://${proxy.getHost()}:${proxy.getMappedPort(8404)}/metrics`;
  const slots = await until('all have a slot', async () => {
    const text = await (await fetch(metrics, { signal: AbortSignal.timeout(5_000) })).text();
    const found = text.match(/^haproxy_server_status\{proxy="fit_replicas",server="replica\d+",state="MAINT"\} 0$/gm);
    return found?.length === replicaCount && found;
  });
  expect(new Set(slots).size).toBe(replicaCount);
});
