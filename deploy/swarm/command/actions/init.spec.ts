import { expect, test } from '@jest/globals';
import { labelsToAdd, networkArgs, nodesToPromote, swarmInitArgs } from './init.ts';

test('the Swarm and its network are created with the requested options', () => {
  expect(swarmInitArgs({ advertiseAddr: '10.0.0.11', defaultAddrPool: '172.30.0.0/16' }).join(' ')).toBe(
    'swarm init --advertise-addr 10.0.0.11 --default-addr-pool 172.30.0.0/16',
  );
  expect(networkArgs({ TODO_NETWORK_MTU: '1400', TODO_NETWORK_ENCRYPTED: 'true' }).join(' ')).toBe(
    'network create --driver overlay --attachable --opt encrypted --opt com.docker.network.driver.mtu=1400 todoapp',
  );
  expect(networkArgs({}).join(' ')).toBe('network create --driver overlay --attachable todoapp');
});

// Without this, losing the only manager would leave a Swarm that cannot replace lost tasks.
test('three managers are made of the available nodes, and never two', () => {
  const node = (role: 'manager' | 'worker', usable = true) => ({ role, usable });
  const [manager, worker] = [node('manager'), node('worker')];
  expect(nodesToPromote([manager, worker])).toEqual([]);
  expect(nodesToPromote([manager, worker, node('worker', false)])).toEqual([]);
  expect(nodesToPromote([manager, worker, worker, worker])).toHaveLength(2);
  expect(nodesToPromote([manager, manager, worker, worker])).toHaveLength(1);
  expect(nodesToPromote([manager, manager, manager, worker])).toEqual([]);
});

test('a label that any node has is given to no other', () => {
  const one = { id: '1', hostname: 'one', labels: { 'todo.edge': 'false' } as Record<string, string> };
  const two = { id: '2', hostname: 'two', labels: {} as Record<string, string> };
  expect(labelsToAdd([one, two], one).map(({ label, node }) => `${label} ${node.hostname}`)).toEqual([
    'todo.mysql_master one',
    'todo.mysql_slave one',
    'todo.mysql_slave two',
  ]);
});
