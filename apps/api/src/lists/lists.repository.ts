import { Injectable } from '@nestjs/common';
import type { Role } from '@todo/shared/lists/role';
import { Database, type Reader } from '../database/database.js';
import type { Dialect } from '../database/sql/dialect.js';
import type { Transaction } from '../database/transaction.js';
import { firstNamedList } from '../identity/own-list.js';
import { sharedOwner } from '../identity/principal.js';
import type { ListRow } from './list-row.js';

type Statements = Pick<Reader, 'query'>;

const columns = 'list.id AS id, list.name AS name, list.seq AS seq, list.version AS version, list.created AS created';
const members = '(SELECT COUNT(*) FROM membership AS other WHERE other.list = list.id) AS members';

/** An account's own list; the previous release creates accounts without a row for it. */
const own = `SELECT user.id AS id, COALESCE(list.name, '') AS name, COALESCE(list.seq, 0) AS seq,
  COALESCE(list.version, 1) AS version, user.created AS created, NULL AS deleted, 'owner' AS role, 1 AS members
  FROM user LEFT JOIN list ON list.id = user.id WHERE user.id = ?`;

const shared = `SELECT ${columns}, NULL AS deleted, 'owner' AS role, 0 AS members FROM list WHERE list.id = ?`;

/** Lists that an account is a member of, except its own. */
const joined = `SELECT ${columns}, list.deleted AS deleted, role, ${members} FROM membership
  JOIN list ON list.id = membership.list WHERE account = ? AND list.id >= ${firstNamedList}`;

/** Lists without members, which an installation without accounts has. */
const everybodys = `SELECT ${columns}, list.deleted AS deleted, 'owner' AS role, 0 AS members FROM list
  WHERE list.id >= ${firstNamedList} AND ? = ${sharedOwner}
  AND NOT EXISTS (SELECT 1 FROM membership WHERE membership.list = list.id)`;

/** Rows of `list`, as an account sees them; account 0 is everybody, where there are no accounts. */
@Injectable()
export class ListsRepository {
  private readonly dialect: Dialect;

  constructor({ dialect }: Database) {
    this.dialect = dialect;
  }

  /** The account's own list first, then the others in the order of creation. */
  async list(reader: Statements, account: number): Promise<ListRow[]> {
    return [
      ...(await rowsOf(reader, ownOf(account), [account])),
      ...(await rowsOf(reader, `${namedOf(account)} AND list.deleted IS NULL ORDER BY list.id`, [account])),
    ];
  }

  /** Lists in the trash that an account owns, newest first. */
  trash(reader: Statements, account: number): Promise<ListRow[]> {
    const owned = account === sharedOwner ? '' : ` AND role = 'owner'`;
    const sql = `${namedOf(account)}${owned} AND list.deleted IS NOT NULL ORDER BY list.deleted DESC, list.id DESC`;
    return rowsOf(reader, sql, [account]);
  }

  /** A list that an account is a member of, live or in the trash. */
  async find(reader: Statements, account: number, id: number): Promise<ListRow | undefined> {
    if (id === account) return (await rowsOf(reader, ownOf(account), [account]))[0];
    return (await rowsOf(reader, `${namedOf(account)} AND list.id = ?`, [account, id]))[0];
  }

  /** Locks a list for a change of its properties or members. */
  async lock(tx: Transaction, account: number, id: number): Promise<ListRow | undefined> {
    await tx.query(`SELECT id FROM list WHERE id = ?${this.dialect.forUpdate}`, [id]);
    return this.find(tx, account, id);
  }

  /**
   * Number of lists that an account is a member of, including its own and the trash. Concurrent counts of the same
   * account wait until the transaction ends.
   */
  async count(tx: Transaction, account: number): Promise<number> {
    const table = account === sharedOwner ? 'list' : 'user';
    await tx.query(`SELECT id FROM ${table} WHERE id = ?${this.dialect.forUpdate}`, [account]);
    return (await rowsOf(tx, namedOf(account), [account])).length + 1;
  }

  /** @returns the id of the new list */
  async insert(tx: Transaction, name: string): Promise<number> {
    return this.dialect.insertedId(
      await tx.query(`INSERT INTO list (name, created) VALUES (?, ${this.dialect.now})`, [name]),
    );
  }

  /** Inserts the own list of an account, with the account as its member, unless it exists. */
  async insertOwn(tx: Transaction, account: number): Promise<void> {
    await tx.query(
      `INSERT INTO list (id, name, created) SELECT id, '', created FROM user WHERE id = ?
      AND NOT EXISTS (SELECT 1 FROM list WHERE list.id = user.id)`,
      [account],
    );
    await tx.query(
      `INSERT INTO membership (list, account, role, created) SELECT id, id, 'owner', created FROM user WHERE id = ?
      AND NOT EXISTS (SELECT 1 FROM membership WHERE membership.list = user.id AND account = user.id)`,
      [account],
    );
  }

  async rename(tx: Transaction, id: number, name: string): Promise<void> {
    await tx.query('UPDATE list SET name = ?, version = version + 1 WHERE id = ?', [name, id]);
  }

  async trashOne(tx: Transaction, id: number): Promise<void> {
    await tx.query(`UPDATE list SET deleted = ${this.dialect.now}, version = version + 1 WHERE id = ?`, [id]);
  }

  async restore(tx: Transaction, id: number): Promise<void> {
    await tx.query('UPDATE list SET deleted = NULL, version = version + 1 WHERE id = ?', [id]);
  }

  /** A list that went to the trash before `before`, a stored timestamp, locked; undefined if there is none. */
  async findExpired(tx: Transaction, before: string): Promise<number | undefined> {
    const [row] = await tx.query<{ id: number }[]>(
      `SELECT id FROM list WHERE deleted < ? ORDER BY deleted, id LIMIT 1${this.dialect.forUpdateOfFree}`,
      [before],
    );
    return row?.id;
  }

  /** Permanently deletes a list with what belongs to it alone. Its todos must be deleted before. */
  async purge(tx: Transaction, id: number): Promise<void> {
    const tables = ['calendar_feed', 'saved_filter', 'invite', 'membership'];
    for (const table of tables) await tx.query(`DELETE FROM ${table} WHERE ${table}.list = ?`, [id]);
    await tx.query('DELETE FROM list WHERE id = ?', [id]);
  }

  /** Makes an account the owner of all lists without members: those from before there were accounts. */
  async takeOver(tx: Transaction, account: number): Promise<void> {
    const role: Role = 'owner';
    await tx.query(
      `INSERT INTO membership (list, account, role, created) SELECT id, ?, '${role}', ${this.dialect.now} FROM list
      WHERE id >= ${firstNamedList} AND NOT EXISTS (SELECT 1 FROM membership WHERE membership.list = list.id)`,
      [account],
    );
  }
}

function ownOf(account: number): string {
  return account === sharedOwner ? shared : own;
}

function namedOf(account: number): string {
  return account === sharedOwner ? everybodys : joined;
}

/** MySQL returns computed values as numbers or texts. */
async function rowsOf(reader: Statements, sql: string, parameters: readonly unknown[]): Promise<ListRow[]> {
  const rows = await reader.query<ListRow>(sql, [...parameters]);
  return rows.map((row) => ({
    ...row,
    seq: Number(row.seq),
    version: Number(row.version),
    members: Number(row.members),
  }));
}
