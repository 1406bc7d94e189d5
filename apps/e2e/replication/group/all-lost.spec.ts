import { expect, jest, test } from '@jest/globals';
import mysql from 'mysql2/promise';
import { until } from '../../../../tools/until.ts';
import { type Member, patienceMs } from '../cluster/group.ts';
import { countRows, insert, missing } from '../load/story.ts';
import { storyGroup } from '../load/story-tier.ts';
import { Writers } from '../load/writers.ts';

// Several outages in a row, on a machine that may be busy.
jest.setTimeout(600_000);

const group = storyGroup();

/** Expects the same transactions and rows on all members. */
async function expectSameContents(): Promise<void> {
  const [first, ...others] = await group.contents();
  for (const other of others) expect(other).toEqual(first);
}

const waitsMessage = 'no member is online; the group is bootstrapped once these members respond too';
const staysOutMessage = 'not joining: the group lacks transactions of this member';

/** Runs `happens`, and resolves when the member has printed `text` once more than before. */
async function printsAfter(member: Member, text: string, happens: () => Promise<unknown>): Promise<void> {
  let logs = '';
  const times = async () => {
    logs = await member.logs();
    return logs.split(text).length;
  };
  const before = await times();
  await happens();
  try {
    await until(`a member prints "${text}"`, async () => (await times()) > before, patienceMs);
  } catch (error) {
    throw new Error(`${(error as Error).message}; it printed:\n${logs.split('\n').slice(-30).join('\n')}`);
  }
}

async function readThroughTheLoadBalancer(): Promise<number> {
  const connection = await mysql.createConnection({ uri: group.url('read'), connectTimeout: 2_000 });
  try {
    const [rows] = await connection.query<mysql.RowDataPacket[]>('SELECT COUNT(*) AS `rows` FROM story');
    return Number(rows[0]?.rows);
  } finally {
    connection.destroy();
  }
}

test('after a power failure of all members the group restarts by itself once each member that may have newer transactions is back', async () => {
  const primary = await group.allOnline();
  const [behind, other] = group.others(primary) as [Member, Member];
  const writers = new Writers(group.url('write'), 4);
  await until('there is load', () => writers.acknowledged.length > 50, patienceMs);
  await behind.holdBack();
  await until('one is behind', () => writers.acknowledged.length > 150, patienceMs);
  await Promise.all(group.members.map((member) => member.kill()));
  await writers.stop();

  await printsAfter(behind, waitsMessage, () => behind.start());
  await printsAfter(other, waitsMessage, () => other.start());
  await primary.start();
  await group.allOnline();
  await expectSameContents();
  expect(await missing(behind, writers.acknowledged)).toEqual([]);
});

test('when two of three members are lost the last one serves reads, and takes writes after `tododb begin`; the others join it', async () => {
  const primary = await group.allOnline();
  await expect(primary.exec(['tododb', 'begin'])).rejects.toThrow('a group is running');
  const [second, last] = group.others(primary) as [Member, Member];
  const rows = await countRows(last);
  await printsAfter(last, waitsMessage, () => Promise.all([primary.kill(), second.kill()]));
  expect(await until('reads continue', readThroughTheLoadBalancer, patienceMs)).toBe(rows);
  await expect(insert(last, 'in a minority')).rejects.toThrow('super-read-only');

  expect(await last.exec(['tododb', 'begin', '--check'])).toContain(
    'does not respond: writes that only it has are lost',
  );
  expect(await last.statusInside()).toMatch(/^OFFLINE/);
  await last.exec(['tododb', 'begin']);
  await insert(last, 'after the bootstrap');
  await Promise.all([primary.start(), second.start()]);
  await group.allOnline();
  await expectSameContents();
});

test('a member with transactions that the group lacks stays out, keeps them, and can be replaced by a copy of the group', async () => {
  const primary = await group.allOnline();
  const [second, last] = group.others(primary) as [Member, Member];
  const rows = await countRows(last);
  await last.stop();
  await group.primary([primary, second]);
  await insert(primary, 'only on two members');
  await second.caughtUpWith(primary);
  await Promise.all([primary.kill(), second.kill()]);
  await printsAfter(last, waitsMessage, () => last.start());
  await last.exec(['tododb', 'begin']);

  await printsAfter(primary, staysOutMessage, () => primary.start());
  expect(await primary.inside('SELECT COUNT(*) FROM tododb.story', 'tester', 'tester')).toBe(String(rows + 1));
  expect(await countRows(last)).toBe(rows);
  await group.remove(second);
  await group.replace(primary);
  await group.allOnline();
  await expectSameContents();
});
