import { expect, test } from '@jest/globals';
import { nodeLabels } from '../topology.ts';
import { whyNoGroup } from './layout.ts';

const node = (...labels: string[]) => ({
  usable: true,
  labels: Object.fromEntries(labels.map((label) => [label, 'true'])),
});
const nodes = (count: number) => [
  node(nodeLabels.master, nodeLabels.replica),
  ...Array.from({ length: count - 1 }, () => node(nodeLabels.replica)),
];

test.each([
  [3, {}],
  [9, { TODO_MYSQL_SLAVE_REPLICAS: '8' }],
  // Readers are not members and need no machine of their own.
  [3, { TODO_MYSQL_READER_REPLICAS: '20' }],
])('%i nodes can hold a group with %j', (count, settings) => {
  expect(whyNoGroup(nodes(count), settings)).toBeUndefined();
});

// Without this, MySQL refuses the tenth member at each of its starts.
test.each([
  [2, {}, '3 members need 3 nodes, and there are 2'],
  [12, { TODO_MYSQL_SLAVE_REPLICAS: '9' }, /at most 9 members.*TODO_MYSQL_READER_REPLICAS/],
  [3, { TODO_MYSQL_SLAVE_REPLICAS: '1' }, 'two servers'],
] as const)('%i nodes cannot hold a group with %j', (count, settings, why) => {
  expect(whyNoGroup(nodes(count), settings)).toMatch(why);
});
