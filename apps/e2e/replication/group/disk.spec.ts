import { afterEach, beforeAll, expect, jest, test } from '@jest/globals';
import { until } from '../../../../tools/until.ts';
import { type Member, patienceMs } from '../cluster/group.ts';
import { missing } from '../load/story.ts';
import { storyGroup } from '../load/story-tier.ts';
import { Writers } from '../load/writers.ts';

jest.setTimeout(600_000);

// The last of the members has a small disk of its own.
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

/** Makes the member with the small disk the primary, and starts writing. */
async function startLoad(): Promise<void> {
  const primary = await group.allOnline();
  if (primary !== small) await primary.query('SELECT group_replication_set_as_primary(?)', [await small.uuid()]);
  await until('it is the primary', async () => (await group.allOnline()) === small, patienceMs);
  writers = new Writers(group.url('write'), 4);
  await until('there is load', () => writers.acknowledged.length > 50, patienceMs);
}

async function expectFailover(): Promise<void> {
  await group.primary(group.others(small));
  const before = writers.acknowledged.length;
  await until('writes continue', () => writers.acknowledged.length > before + 50, patienceMs);
  console.info(`${writers.acknowledged.length} acknowledged, none for ${writers.longestGapMs} ms`);
}

/** Fills the small disk up to the given free space. */
const fill = (leftMb: number) =>
  small.exec([
    'bash',
    '-c',
    `free=$(df --output=avail --block-size=1M /var/lib/mysql | tail -1)
     dd if=/dev/zero of=${ballast} bs=1M count=$((free - ${leftMb})) status=none || true`,
  ]);

test('a primary whose disk space is low switches over before the disk is full, and logs the reason', async () => {
  await startLoad();
  await fill(25);
  await expectFailover();
  expect(await small.logs()).toContain('which has disk space');
  expect(await small.statusInside()).toMatch(/^REPLICA lag=\d+ members=3\/3 disk=low$/);
});

// Without this, all writes wait until an operator deletes a file.
test('when the disk of the primary fills up at once another member becomes the primary, and it rejoins when there is disk space', async () => {
  await startLoad();
  await fill(0);
  await expectFailover();
  // It either leaves the group or is killed, depending on what fails first. If it is killed, its disk, a tmpfs, is empty
  // when it starts again, and it joins with a copy of another member.
  const isBack = /^REPLICA lag=\d+ members=3\/3/m;
  const outcome = await until(
    'it logs why it is out of the group, or is back',
    async () => {
      const text = await logsAndStatus(small);
      return isBack.test(text) || /staying out of the group: |not starting: /.test(text) ? text : undefined;
    },
    patienceMs,
  );
  await small.exec(['rm', '--force', ballast]);
  // A server that waits for disk space checks it only once a minute: a restart is faster.
  if (!isBack.test(outcome)) await small.crash().catch(() => undefined);
});

/** The log of a member, and its status if it responds. */
async function logsAndStatus(member: Member): Promise<string> {
  return `${await member.logs()}\n${await member.statusInside().catch(() => '')}`;
}
