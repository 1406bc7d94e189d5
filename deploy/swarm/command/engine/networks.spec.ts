import { describe, expect, test } from '@jest/globals';
import { overlapsOf, requireOutsidePool } from './networks.ts';

describe('addresses', () => {
  // Without this, tasks could get addresses of the machines' own network, and could not reach those machines.
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

  test('a node that joined later is reported if its address is in a network of the Swarm', () => {
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
