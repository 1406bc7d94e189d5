import { Injectable } from '@nestjs/common';
import { Database, type Reader } from '../../database/database.js';
import type { Dialect } from '../../database/dialect.js';
import { toStored } from '../../database/timestamp.js';
import type { Transaction } from '../../database/transaction.js';
import type { UserEntity } from './user.entity.js';

/** The form of a name that is unique: two names that read alike are one. */
export function nameKeyOf(name: string): string {
  return name.trim().normalize('NFKC').toLowerCase();
}

const selectUser = 'SELECT id, name, name_key AS nameKey, password, created FROM user';

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

  /** A user by id for a change that must not meet another: a new password, or the end of the account. */
  async lock(tx: Transaction, id: number): Promise<UserEntity | undefined> {
    const [row] = await tx.query<UserEntity[]>(`${selectUser} WHERE id = ?${this.dialect.forUpdate}`, [id]);
    return row;
  }

  /**
   * Whether there was an account before this one, which the transaction has just made. It waits for those whose account
   * has a smaller id and is not committed yet, so that of two first accounts only one is told that it is the first.
   */
  async hasPredecessor(tx: Transaction, id: number): Promise<boolean> {
    const sql = `SELECT id FROM user WHERE id < ? ORDER BY id LIMIT 1${this.dialect.forUpdate}`;
    return (await tx.query<object[]>(sql, [id])).length > 0;
  }

  /** @returns the user with the id it was given */
  async insert(tx: Transaction, user: Omit<UserEntity, 'id'>): Promise<UserEntity> {
    const result = await tx.query('INSERT INTO user (name, name_key, password, created) VALUES (?, ?, ?, ?)', [
      user.name,
      user.nameKey,
      user.password,
      toStored(user.created),
    ]);
    return { ...user, id: this.dialect.insertedId(result) };
  }

  /** @param password hashed */
  async updatePassword(tx: Transaction, id: number, password: string): Promise<void> {
    await tx.query('UPDATE user SET password = ? WHERE id = ?', [password, id]);
  }

  async remove(tx: Transaction, id: number): Promise<void> {
    await tx.query('DELETE FROM user WHERE id = ?', [id]);
  }
}
