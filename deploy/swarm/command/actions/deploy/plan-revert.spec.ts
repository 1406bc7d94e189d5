import { expect, test } from '@jest/globals';
import { planRevert } from './plan-revert.ts';

const before = { mysql_master: 'tododb:1', mysql_slave: 'tododb:1', mysql_lb: 'haproxy:1', app_api: 'api:1' };
const images = { mysql_master: 'tododb:2', mysql_slave: 'tododb:2', mysql_lb: 'haproxy:2', app_api: 'api:2' };

test('a failed deploy reverts to the previous images', () => {
  expect(planRevert(before, { images })).toEqual({ images: before, warnings: [] });
});

// Without this, a site that fails to start would take the database down too: an older MySQL does not open newer data.
test('a database that a newer server has opened is not reverted', () => {
  const { images: back, warnings } = planRevert(before, { images, upgradesDatabase: true });
  expect(back).toEqual({ ...before, mysql_master: 'tododb:2', mysql_slave: 'tododb:2' });
  expect(warnings).toEqual([expect.stringContaining('The database stays at tododb:2')]);
});
