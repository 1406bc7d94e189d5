import { expect, test } from '@jest/globals';
import { faultToleranceOf } from './fault-tolerance.ts';

const [primary, secondary] = ['MASTER group=ONLINE members=', 'REPLICA lag=0 members='];

// Without this, an operator who restarts one of two remaining machines does not know that it stops all writes.
test.each([
  [[`${primary}3/3`, `${secondary}3/3`, `${secondary}3/3`], 3, /^if one more is lost, another becomes the primary/],
  [
    [`${primary}2/2`, `${secondary}2/2`],
    3,
    /^1 of 3 members missing; if one more is lost, reads continue, and writes wait/,
  ],
  [
    [`${primary}2/3`, `${secondary}2/3`],
    3,
    /^1 of 3 members missing; if one more is lost, reads continue, and writes wait/,
  ],
  [[`${primary}1/1`], 3, /^2 of 3 members missing; if this last one is lost too, writes and reads fail/],
  [['CUT members=1/3'], 3, /^no majority: no member takes writes.*database begin/],
  [['OFFLINE group=OFFLINE', 'no answer'], 3, /^no majority/],
  [[`${secondary}2/3`, `${secondary}2/3`], 3, /electing/],
  [
    [`${primary}3/3 disk=low`, `${secondary}3/3`, `${secondary}3/3`],
    3,
    /^if one more is lost, another becomes the primary/,
  ],
  [['FULL members=3/3 disk=low', `${secondary}3/3 disk=low`], 3, /are full: writes are refused/],
])('what a group with the statuses %j would survive', (statuses, wanted, text) => {
  expect(faultToleranceOf(statuses, wanted).text).toMatch(text);
});

test('the view of the majority counts, not that of a member that is cut off', () => {
  const { members, reachable, writes } = faultToleranceOf(['CUT members=1/3', `${primary}2/2`, `${secondary}2/2`], 3);
  expect({ members, reachable, writes }).toEqual({ members: 2, reachable: 2, writes: true });
});
