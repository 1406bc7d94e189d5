import { afterEach, expect, jest, test } from '@jest/globals';
import mysql from 'mysql2/promise';
import { until } from '../../../../tools/until.ts';
import { type Member, patienceMs } from '../cluster/group.ts';
import { insert, missing } from '../load/story.ts';
import { storyGroup } from '../load/story-tier.ts';
import { Writers } from '../load/writers.ts';

jest.setTimeout(600_000);

const group = storyGroup();

afterEach(async () => {
  const [first, ...others] = await group.contents();
  for (const other of others) expect(other).toEqual(first);
});

async function secondary(): Promise<Member> {
  return group.others(await group.whole())[0] as Member;
}

test('after a planned switch connections to the former primary are closed, since writes on them would fail', async () => {
  const former = await group.whole();
  const next = await secondary();
  const connection = await mysql.createConnection({ uri: group.url('write'), connectTimeout: 2_000 });
  const ended = new Promise((resolve) => connection.once('error', resolve));
  await former.query('SELECT group_replication_set_as_primary(?)', [await next.uuid()]);
  await ended;
  expect(await group.whole()).toBe(next);
  await until(
    'the load balancer has followed',
    async () => {
      const again = await mysql.createConnection({ uri: group.url('write'), connectTimeout: 2_000 });
      try {
        await again.query('INSERT INTO story (title) VALUES (UUID())');
        return true;
      } finally {
        again.destroy();
      }
    },
    patienceMs,
  );
});

test('a primary that is stopped hands over first, and no acknowledged write is lost', async () => {
  const primary = await group.whole();
  const writers = new Writers(group.url('write'), 4);
  await until('there is load', () => writers.acknowledged.length > 100, patienceMs);
  await primary.stop();
  const before = writers.acknowledged.length;
  await until('writes go on', () => writers.acknowledged.length > before + 50, patienceMs);
  await writers.stop();
  console.info(`${writers.acknowledged.length} acknowledged, none for ${writers.longestGapMs} ms`);
  expect(await primary.logs()).toContain('handing over to');
  await primary.start();
  await group.whole();
  for (const member of group.members) expect(await missing(member, writers.acknowledged)).toEqual([]);
});

test('a member that applies late is reported as lagging, and gets no reads', async () => {
  const late = await secondary();
  await late.holdBack();
  await insert(await group.primary(), 'applied late');
  await until('its status says so', async () => (await late.status(1)).startsWith('LAGGING'), patienceMs);
  await late.letGo();
});

// Its service has the settings that initialize an empty volume: these must never found a second group.
test('a member whose disk is lost copies the group, although its settings say to initialize a database', async () => {
  const first = group.members.find(({ host }) => host === 'mysql_master') as Member;
  const replaced = await group.replace(first);
  expect(await replaced.logs()).toContain('copying a member of the group');
});

test('a member that was down for longer than the others keep binary logs copies one of them', async () => {
  const member = await secondary();
  await member.stop();
  const primary = await group.primary();
  await insert(primary, 'while it was away');
  for (const other of group.others(member)) {
    await other.caughtUpWith(primary);
    await other.purgeBinaryLogs();
  }
  await member.start();
  await group.whole();
  expect(await member.logs()).toContain('this member can not catch up: copying another one');
});
