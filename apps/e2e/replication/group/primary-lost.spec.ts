import { afterEach, expect, jest, test } from '@jest/globals';
import { until } from '../../../../tools/until.ts';
import { type Member, patienceMs } from '../cluster/group.ts';
import { type Acknowledged, writeInside } from '../load/minority.ts';
import { missing } from '../load/story.ts';
import { storyGroup } from '../load/story-tier.ts';
import { Writers } from '../load/writers.ts';

jest.setTimeout(600_000);

// The reader has to follow the primary through every failover.
const group = storyGroup({ readers: 1 });
const acknowledged: string[] = [];

// All members and the reader have the same rows, and every member has every write that was acknowledged so far.
afterEach(async () => {
  const [first, ...others] = await group.contents();
  for (const other of others) expect(other).toEqual(first);
  for (const member of group.members) expect(await missing(member, acknowledged)).toEqual([]);
});

/** Injects a fault into the primary under load; resolves when another member is the primary and has acknowledged writes. */
async function failOver(what: string, happens: (primary: Member) => Promise<unknown>) {
  const primary = await group.allOnline();
  const writers = new Writers(group.url('write'), 4);
  let electedAt: number;
  try {
    await until('there is load', () => writers.acknowledged.length > 100, patienceMs);
    await happens(primary);
    await group.primary(group.others(primary));
    electedAt = Date.now();
    const before = writers.acknowledged.length;
    await until('writes work again', () => writers.acknowledged.length > before + 100, patienceMs);
  } finally {
    await writers.stop();
    acknowledged.push(...writers.acknowledged);
  }
  console.info(`${what}: ${writers.acknowledged.length} acknowledged, none for ${writers.longestGapMs} ms`);
  return { primary, electedAt };
}

test('when the container of the primary is killed another member becomes the primary, and it rejoins with its volume', async () => {
  const { primary } = await failOver('container killed', (member) => member.kill());
  await primary.start();
  await group.allOnline();
});

test('a primary whose server process crashes rejoins in the same container as a secondary', async () => {
  const { primary } = await failOver('process killed', (member) => member.crash());
  await group.allOnline();
  expect(await primary.restarts()).toBe(0);
});

test('a primary that hangs is replaced, and is not the primary when it resumes', async () => {
  const { primary } = await failOver('paused', (member) => member.pause());
  await primary.unpause();
  expect(await group.allOnline()).not.toBe(primary);
});

test('a primary that is cut off acknowledges no write once the others have elected a new one', async () => {
  let stopWriting: () => Promise<Acknowledged[]> = async () => [];
  const { primary, electedAt } = await failOver('cut off', async (member) => {
    await group.disconnect(member);
    stopWriting = writeInside(member);
  });
  await until('it leaves the group', async () => (await primary.statusInside()).startsWith('OFFLINE'), patienceMs);
  const inserts = await stopWriting();
  await group.reconnect(primary);
  await group.allOnline();
  expect(inserts.filter(({ at }) => at > electedAt)).toEqual([]);
  acknowledged.push(...inserts.map(({ title }) => title));
});
