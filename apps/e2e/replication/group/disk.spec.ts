import { afterEach, beforeAll, expect, jest, test } from '@jest/globals';
import { until } from '../../../../tools/until.ts';
import { type Member, patienceMs } from '../cluster/group.ts';
import { missing } from '../load/story.ts';
import { storyGroup } from '../load/story-tier.ts';
import { Writers } from '../load/writers.ts';

jest.setTimeout(600_000);

// One of the members has a disk of its own, which is small.
const group = storyGroup({ disk: 'size=700m' });
const ballast = '/var/lib/mysql/ballast';
let small: Member;
let writers: Writers;

beforeAll(() => {
  small = group.members.at(-1) as Member;
});

afterEach(async () => {
  await writers?.stop();
  await small.exec(['rm', '--force', ballast]);
  const [first, ...others] = await group.contents();
  for (const other of others) expect(other).toEqual(first);
  for (const member of group.members) expect(await missing(member, writers.acknowledged)).toEqual([]);
});

async function underLoad(): Promise<void> {
  const primary = await group.whole();
  if (primary !== small) await primary.query('SELECT group_replication_set_as_primary(?)', [await small.uuid()]);
  await until('it takes writes', async () => (await group.whole()) === small, patienceMs);
  writers = new Writers(group.url('write'), 4);
  await until('there is load', () => writers.acknowledged.length > 50, patienceMs);
}

async function othersTakeOver(): Promise<void> {
  await group.primary(group.others(small));
  const before = writers.acknowledged.length;
  await until('writes go on', () => writers.acknowledged.length > before + 50, patienceMs);
  console.info(`${writers.acknowledged.length} acknowledged, none for ${writers.longestGapMs} ms`);
}

const fill = (leftMb: number) =>
  small.exec([
    'bash',
    '-c',
    `free=$(df --output=avail --block-size=1M /var/lib/mysql | tail -1)
     dd if=/dev/zero of=${ballast} bs=1M count=$((free - ${leftMb})) status=none || true`,
  ]);

test('a primary with little room on its disk hands over before it is full, and says so', async () => {
  await underLoad();
  await fill(25);
  await othersTakeOver();
  expect(await small.logs()).toContain('which has room');
  expect(await small.statusInside()).toMatch(/^REPLICA lag=\d+ members=3\/3 disk=low$/);
});

// Without this, all writes wait for somebody who deletes a file.
test('when the disk of the primary is full at once another member takes over, and it joins again when there is room', async () => {
  await underLoad();
  await fill(0);
  await othersTakeOver();
  // What fails first decides whether it leaves the group or is ended. Then its disk, a tmpfs, is empty when it starts
  // again, and it joins as a copy.
  const isBack = /^REPLICA lag=\d+ members=3\/3/m;
  const account = await until(
    'it says why it is away, or is back',
    async () => {
      const told = await accountOf(small);
      return isBack.test(told) || /taking no part: |not starting: /.test(told) ? told : undefined;
    },
    patienceMs,
  );
  await small.exec(['rm', '--force', ballast]);
  // MySQL itself looks for room once a minute only.
  if (!isBack.test(account)) await small.crash().catch(() => undefined);
});

/** What a member has logged, and its status, if it has one now. */
async function accountOf(member: Member): Promise<string> {
  return `${await member.logs()}\n${await member.statusInside().catch(() => '')}`;
}
