import { afterEach, expect, jest, test } from '@jest/globals';
import { until } from '../../../../tools/until.ts';
import { type Member, patienceMs } from '../cluster/group.ts';
import { type Acknowledged, writeInside } from '../load/minority.ts';
import { missing } from '../load/story.ts';
import { storyGroup } from '../load/story-tier.ts';
import { Writers } from '../load/writers.ts';

jest.setTimeout(600_000);

// The reader has to follow whoever takes writes, through every story.
const group = storyGroup({ readers: 1 });
const acknowledged: string[] = [];

// Every acknowledged write of any story so far is on every member and the reader, and none of them has anything else.
afterEach(async () => {
  const [first, ...others] = await group.contents();
  for (const other of others) expect(other).toEqual(first);
  for (const member of group.members) expect(await missing(member, acknowledged)).toEqual([]);
});

/** Injects a fault into the primary under load: resolves when another one took writes that were acknowledged. */
async function lost(what: string, happens: (primary: Member) => Promise<unknown>) {
  const primary = await group.whole();
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

test('when the container of the primary is killed, another takes writes, and it rejoins on its volume', async () => {
  const { primary } = await lost('container killed', (member) => member.kill());
  await primary.start();
  await group.whole();
});

test('a primary whose process died rejoins in its container as a secondary', async () => {
  const { primary } = await lost('process killed', (member) => member.crash());
  await group.whole();
  expect(await primary.restarts()).toBe(0);
});

test('a primary that hangs is replaced, and takes no write when it resumes', async () => {
  const { primary } = await lost('paused', (member) => member.pause());
  await primary.unpause();
  expect(await group.whole()).not.toBe(primary);
});

test('a primary that is cut off acknowledges nothing once the others have elected', async () => {
  let stopWriting: () => Promise<Acknowledged[]> = async () => [];
  const { primary, electedAt } = await lost('cut off', async (member) => {
    await group.cut(member);
    stopWriting = writeInside(member);
  });
  await until('it gives up', async () => (await primary.statusInside()).startsWith('OFFLINE'), patienceMs);
  const inserts = await stopWriting();
  await group.mend(primary);
  await group.whole();
  expect(inserts.filter(({ at }) => at > electedAt)).toEqual([]);
  acknowledged.push(...inserts.map(({ title }) => title));
});
