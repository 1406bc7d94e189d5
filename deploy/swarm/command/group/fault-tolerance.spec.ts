import { expect, test } from '@jest/globals';
import { outlookOf } from './fault-tolerance.ts';

const [primary, secondary] = ['MASTER group=ONLINE members=', 'REPLICA lag=0 members='];

// Without this, somebody who restarts one machine of two does not know that it stops all writes.
test.each([
  [[`${primary}3/3`, `${secondary}3/3`, `${secondary}3/3`], 3, /^if one more is lost, another takes writes/],
  [
    [`${primary}2/2`, `${secondary}2/2`],
    3,
    /^1 of 3 members missing; if one more is lost, reads go on, and writes wait/,
  ],
  [
    [`${primary}2/3`, `${secondary}2/3`],
    3,
    /^1 of 3 members missing; if one more is lost, reads go on, and writes wait/,
  ],
  [[`${primary}1/1`], 3, /^2 of 3 members missing; the loss of this one ends writes and reads/],
  [['CUT members=1/3'], 3, /^no majority: nobody takes writes.*database begin/],
  [['OFFLINE group=OFFLINE', 'no answer'], 3, /^no majority/],
  [[`${secondary}2/3`, `${secondary}2/3`], 3, /electing/],
  [[`${primary}3/3 disk=low`, `${secondary}3/3`, `${secondary}3/3`], 3, /^if one more is lost, another takes writes/],
  [['FULL members=3/3 disk=low', `${secondary}3/3 disk=low`], 3, /is full: writes are refused/],
])('what %j would survive', (statuses, wanted, text) => {
  expect(outlookOf(statuses, wanted).text).toMatch(text);
});

test('the majority is believed, not a member that is cut off', () => {
  const { members, reachable, writes } = outlookOf(['CUT members=1/3', `${primary}2/2`, `${secondary}2/2`], 3);
  expect({ members, reachable, writes }).toEqual({ members: 2, reachable: 2, writes: true });
});
