import { describe, expect, test } from '@jest/globals';
import { overlapsOf, requireOutsidePool } from '../engine/networks.ts';
import { labelsToAdd, networkArgs, swarmInitArgs } from './init.ts';

describe('addresses', () => {
  // Without this, tasks get addresses of the machines' own network, and lose whoever has them already.
  test.each([
    ['10.0.0.11', undefined],
    ['10.200.3.4:2377', undefined],
    ['172.30.0.5', '172.30.0.0/16'],
  ])('a machine at %s needs another range than %s', (address, pool) => {
    expect(() => requireOutsidePool(address, pool)).toThrow(/--default-addr-pool 172\.30\.0\.0\/16/);
  });

  test.each([
    ['192.168.1.10', undefined],
    ['10.0.0.11', '172.30.0.0/16'],
    ['fd00::1', undefined],
    ['eth0', undefined],
    [undefined, undefined],
  ])('a machine at %s is fine with the range %s', (address, pool) => {
    expect(() => requireOutsidePool(address, pool)).not.toThrow();
  });

  test('a node that joined later is named when its address is in a network of the Swarm', () => {
    const nodes = [
      { hostname: 'one', address: '10.0.1.7' },
      { hostname: 'two', address: '192.168.1.2' },
    ];
    const networks = [
      { name: 'todoapp', subnet: '10.0.1.0/24' },
      { name: 'ingress', subnet: '10.0.0.0/24' },
    ];
    expect(overlapsOf(nodes, networks)).toEqual([
      'node one has the address 10.0.1.7, which lies in 10.0.1.0/24 of the network todoapp',
    ]);
  });
});

test('the Swarm and its network are made with what was asked for', () => {
  expect(swarmInitArgs({ advertiseAddr: '10.0.0.11', defaultAddrPool: '172.30.0.0/16' }).join(' ')).toBe(
    'swarm init --dispatcher-heartbeat 3s --advertise-addr 10.0.0.11 --default-addr-pool 172.30.0.0/16',
  );
  expect(networkArgs({ TODO_NETWORK_MTU: '1400', TODO_NETWORK_ENCRYPTED: 'true' }).join(' ')).toBe(
    'network create --driver overlay --attachable --opt encrypted --opt com.docker.network.driver.mtu=1400 todoapp',
  );
  expect(networkArgs({}).join(' ')).toBe('network create --driver overlay --attachable todoapp');
});

test('a label that a node has already is given to no other', () => {
  const one = { id: '1', hostname: 'one', labels: { 'todo.edge': 'false' } as Record<string, string> };
  const two = { id: '2', hostname: 'two', labels: {} as Record<string, string> };
  expect(labelsToAdd([one, two], one).map(({ label, node }) => `${label} ${node.hostname}`)).toEqual([
    'todo.mysql_master one',
    'todo.valkey one',
    'todo.mysql_slave one',
    'todo.mysql_slave two',
  ]);
});
