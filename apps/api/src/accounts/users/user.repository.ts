import { Injectable } from '@nestjs/common';
import { Database, type Reader } from '../../database/database.js';
import type { Dialect } from '../../database/sql/dialect.js';
import { toStored } from '../../database/sql/timestamp.js';
import type { Transaction } from '../../database/transaction.js';
import type { UserEntity } from './user.entity.js';

/** Normalized form of a name, which is unique: names that differ only in case or Unicode form are the same. */
export function nameKeyOf(name: string): string {
  return name.trim().normalize('NFKC').toLowerCase();
}

const selectUser = 'SELECT id, name, name_key AS nameKey, password, created FROM user';

/** Rows of `user`. */
@Injectable()
export class UserRepository {
  private readonly dialect: Dialect;

  constructor({ dialect }: Database) {
    this.dialect = dialect;
  }

  async findByName(reader: Reader, name: string): Promise<UserEntity | undefined> {
    const [row] = await reader.query<UserEntity>(`${selectUser} WHERE name_key = ?`, [nameKeyOf(name)]);
    return row;
  }

  async find(reader: Reader, id: number): Promise<UserEntity | undefined> {
    const [row] = await reader.query<UserEntity>(`${selectUser} WHERE id = ?`, [id]);
    return row;
  }

  /** Locks a user for a change that must not run concurrently with another: a new password, or deleting the account. */
  async lock(tx: Transaction, id: number): Promise<UserEntity | undefined> {
    const [row] = await tx.query<UserEntity[]>(`${selectUser} WHERE id = ?${this.dialect.forUpdate}`, [id]);
    return row;
  }

  /**
   * Whether an account existed before this one, which the transaction has just inserted. It waits for uncommitted
   * accounts with smaller ids, so that of two concurrent first accounts only one is told that it is the first.
   */
  async hasPredecessor(tx: Transaction, id: number): Promise<boolean> {
    const sql = `SELECT id FROM user WHERE id < ? ORDER BY id LIMIT 1${this.dialect.forUpdate}`;
    return (await tx.query<object[]>(sql, [id])).length > 0;
  }

  /** @returns the user with its new id */
  async insert(tx: Transaction, user: Omit<UserEntity, 'id'>): Promise<UserEntity> {
    const result = await tx.query('INSERT INTO user (name, name_key, password, created) VALUES (?, ?, ?, ?)', [
      user.name,
      user.nameKey,
      user.password,
      toStored(user.created),
    ]);
    return { ...user, id: this.dialect.insertedId(result) };
  }

  /** @param password already hashed */
  async updatePassword(tx: Transaction, id: number, password: string): Promise<void> {
    await tx.query('UPDATE user SET password = ? WHERE id = ?', [password, id]);
  }

  /**
   * Deletes a user, and records that. A restored backup may hold an account that had been deleted before.
   * @param since what is created for the account from then on may be removed
   */
  async remove(tx: Transaction, id: number, since: Date): Promise<void> {
    await tx.query('DELETE FROM ended_account WHERE id = ?', [id]);
    await tx.query('INSERT INTO ended_account (id, since) VALUES (?, ?)', [id, toStored(since)]);
    await tx.query('DELETE FROM user WHERE id = ?', [id]);
  }
}
