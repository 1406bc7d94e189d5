import { afterEach, expect, jest, test } from '@jest/globals';
import mysql from 'mysql2/promise';
import { until } from '../../../../tools/until.ts';
import { type Member, patienceMs } from '../cluster/group.ts';
import type { DatabaseServer } from '../cluster/server.ts';
import { insert, missing } from '../load/story.ts';
import { storyGroup } from '../load/story-tier.ts';
import { Writers } from '../load/writers.ts';

jest.setTimeout(600_000);

const group = storyGroup({ readers: 1 });
/** How long a read waits for a transaction to be applied. */
const waitS = 60;

afterEach(async () => {
  const [first, ...others] = await group.contents();
  for (const other of others) expect(other).toEqual(first);
});

async function secondary(): Promise<Member> {
  return group.others(await group.allOnline())[0] as Member;
}

/** The UUID of the reader's source. */
async function sourceOf(reader: DatabaseServer): Promise<string> {
  const [row] = await reader.query<{ uuid: string }>(
    'SELECT source_uuid AS uuid FROM performance_schema.replication_connection_status WHERE channel_name = ""',
  );
  return row?.uuid ?? '';
}

/** A connection for writes; the load balancer finds a new primary a moment after the group has one. */
async function openWriter(): Promise<mysql.Connection> {
  return until(
    'the load balancer sends writes to the primary',
    async () => {
      const writer = await mysql.createConnection({ uri: group.url('write'), connectTimeout: 2_000 });
      try {
        await writer.query('INSERT INTO story (title) VALUES (UUID())');
        return writer;
      } catch (error) {
        writer.destroy();
        throw error;
      }
    },
    patienceMs,
  );
}

/** Writes on the primary, and reads on the reader as the API does: after the transactions that the writer has seen. */
async function readsOwnWrite(reader: DatabaseServer, title: string): Promise<void> {
  const writer = await openWriter();
  try {
    await writer.query('INSERT INTO story (title) VALUES (?)', [title]);
    const [[token]] = await writer.query<mysql.RowDataPacket[]>('SELECT @@global.gtid_executed AS gtids');
    const [waited] = await reader.query<{ late: number }>('SELECT WAIT_FOR_EXECUTED_GTID_SET(?, ?) AS late', [
      token?.gtids,
      waitS,
    ]);
    expect(waited?.late).toBe(0);
    expect(await reader.query('SELECT title FROM story WHERE title = ?', [title])).toEqual([{ title }]);
  } finally {
    writer.destroy();
  }
}

test('after a switchover connections to the former primary are closed, since writes on them would fail', async () => {
  const former = await group.allOnline();
  const next = await secondary();
  const connection = await openWriter();
  const ended = new Promise((resolve) => connection.once('error', resolve));
  await former.query('SELECT group_replication_set_as_primary(?)', [await next.uuid()]);
  await ended;
  expect(await group.allOnline()).toBe(next);
  (await openWriter()).destroy();
});

test('a primary that is stopped switches over to another member first, and no acknowledged write is lost', async () => {
  const primary = await group.allOnline();
  const writers = new Writers(group.url('write'), 4);
  await until('there is load', () => writers.acknowledged.length > 100, patienceMs);
  await primary.stop();
  const before = writers.acknowledged.length;
  await until('writes continue', () => writers.acknowledged.length > before + 50, patienceMs);
  await writers.stop();
  console.info(`${writers.acknowledged.length} acknowledged, none for ${writers.longestGapMs} ms`);
  expect(await primary.logs()).toContain('switching over to');
  await primary.start();
  await group.allOnline();
  for (const member of group.members) expect(await missing(member, writers.acknowledged)).toEqual([]);
});

test('a member that applies transactions late is reported as lagging', async () => {
  const late = await secondary();
  await late.holdBack();
  await insert(await group.primary(), 'applied late');
  await until('its status is LAGGING', async () => (await late.status(1)).startsWith('LAGGING'), patienceMs);
  await late.letGo();
});

test('a reader has the newest writes, gets reads from the load balancer, and is not a member', async () => {
  const [reader] = group.readers as [DatabaseServer];
  await readsOwnWrite(reader, 'before');
  await group.allOnline();
  expect(await reader.status()).toBe('REPLICA lag=0');
  await until(
    'the load balancer sends it reads',
    async () => {
      const connection = await mysql.createConnection({ uri: group.url('read'), connectTimeout: 2_000 });
      try {
        const [[row]] = await connection.query<mysql.RowDataPacket[]>('SELECT @@server_id AS id');
        return row?.id === (await reader.serverId());
      } finally {
        connection.destroy();
      }
    },
    patienceMs,
  );
  await expect(insert(reader, 'on a reader')).rejects.toThrow('super-read-only');
});

// Without this, each switchover leaves the reader with a source that may be the next member to be stopped.
test('a reader follows the new primary after a switchover, and an empty one copies a member', async () => {
  const [reader] = group.readers as [DatabaseServer];
  const former = await group.allOnline();
  const next = group.others(former)[0] as Member;
  await former.query('SELECT group_replication_set_as_primary(?)', [await next.uuid()]);
  await group.allOnline();
  const uuid = await next.uuid();
  await until('it follows the new primary', async () => (await sourceOf(reader)) === uuid, patienceMs);
  const second = await group.addReader();
  expect(await second.logs()).toContain('copying the data of a member');
  for (const each of group.readers) await readsOwnWrite(each, `after the switch, ${each.id.slice(0, 12)}`);
});

test('readers serve their data while no member is running, and follow the group again when it is back', async () => {
  await Promise.all(group.members.map((member) => member.kill()));
  const [reader] = group.readers as [DatabaseServer];
  await until('it logs that', async () => (await reader.logs()).includes('there is no group to follow'), patienceMs);
  expect(await reader.query('SELECT title FROM story WHERE title = "before"')).toHaveLength(1);
  await Promise.all(group.members.map((member) => member.start()));
  await group.allOnline();
  await readsOwnWrite(reader, 'after the outage');
});

// Its service has the settings that initialize an empty volume, which must never bootstrap a second group.
test('a member whose disk is lost copies another member, although its settings allow it to initialize a database', async () => {
  const first = group.members.find(({ host }) => host === 'mysql_master') as Member;
  const replaced = await group.replace(first);
  expect(await replaced.logs()).toContain('copying the data of a member');
});

test('a member that was down for longer than the others keep their binary logs copies one of them', async () => {
  const member = await secondary();
  await member.stop();
  const primary = await group.primary();
  await insert(primary, 'while it was away');
  for (const other of group.others(member)) {
    await other.caughtUpWith(primary);
    await other.purgeBinaryLogs();
  }
  await member.start();
  await group.allOnline();
  expect(await member.logs()).toContain('this member cannot catch up: copying the data of another one');
});
