import { afterAll, beforeAll } from '@jest/globals';
import { Cluster, type ClusterOptions } from '../cluster/cluster.ts';
import { Group } from '../cluster/group.ts';
import type { DatabaseServer } from '../cluster/server.ts';
import { createStory, fill } from './story.ts';

/**
 * A cluster with the table `story` for all tests of a file: it is started before them and removed after them.
 * @param rows number of rows in the table at first
 */
export function storyCluster({
  replicas = 0,
  settings = {},
  rows = 0,
}: ClusterOptions & { rows?: number } = {}): Cluster {
  const cluster = new Cluster(settings);
  forTests(cluster, async () => (await cluster.start(replicas)).master, rows);
  return cluster;
}

/**
 * The same with a group in place of the cluster.
 * @param readers number of readers
 * @param disk options of a disk in memory for the last of its members
 */
export function storyGroup({ readers = 0, disk }: { readers?: number; disk?: string } = {}): Group {
  const group = new Group();
  forTests(group, async () => {
    await group.start({ disk });
    for (let i = 0; i < readers; i++) await group.addReader();
    return group.allOnline();
  });
  return group;
}

/** @param start returns the server that takes writes; must clean up if it fails */
function forTests(tier: Cluster | Group, start: () => Promise<DatabaseServer>, rows = 0): void {
  let isStarted = false;
  beforeAll(async () => {
    const server = await start();
    isStarted = true;
    await createStory(server);
    if (rows > 0) await fill(server, rows);
  });
  afterAll(async () => {
    if (isStarted) await tier.stop();
  });
}
