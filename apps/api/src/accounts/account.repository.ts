import { In, Not } from 'typeorm';
import type { Reader } from '../database/database.js';
import type { Dialect } from '../database/dialect.js';
import { toStored } from '../database/timestamp.js';
import type { Transaction } from '../database/transaction.js';
import { SessionEntity } from './sessions/session.entity.js';
import { TokenEntity } from './tokens/token.entity.js';
import { UserEntity } from './users/user.entity.js';

/** The form of a name that is unique: two names that read alike are one. */
export function nameKeyOf(name: string): string {
  return name.trim().normalize('NFKC').toLowerCase();
}

const userColumns = 'id, name, name_key AS nameKey, password, created';
const sessionColumns = 'id, client, created, last_used AS lastUsed, expires';
const tokenColumns = 'id, name, scope, created, last_used AS lastUsed';

export type SessionRow = Omit<SessionEntity, 'user' | 'hash'>;
export type TokenRow = Omit<TokenEntity, 'user' | 'hash'>;

export async function findUserByName(reader: Reader, name: string): Promise<UserEntity | undefined> {
  const [row] = await reader.query<UserEntity>(`SELECT ${userColumns} FROM user WHERE name_key = ?`, [nameKeyOf(name)]);
  return row;
}

export async function findUser(reader: Reader, id: number): Promise<UserEntity | undefined> {
  const [row] = await reader.query<UserEntity>(`SELECT ${userColumns} FROM user WHERE id = ?`, [id]);
  return row;
}

/** A user by id for a change that must not meet another: a new password, or the end of the account. */
export async function lockUser(tx: Transaction, dialect: Dialect, id: number): Promise<UserEntity | undefined> {
  const sql = `SELECT ${userColumns} FROM user WHERE id = ?${dialect.forUpdate}`;
  const [row] = await tx.query<UserEntity[]>(sql, [id]);
  return row;
}

/**
 * Whether there was an account before this one, which the transaction has just made. It waits for those whose account
 * has a smaller id and is not committed yet, so that of two first accounts only one is told that it is the first.
 */
export async function hasPredecessor(tx: Transaction, dialect: Dialect, id: number): Promise<boolean> {
  const rows = await tx.query<object[]>(`SELECT id FROM user WHERE id < ? ORDER BY id LIMIT 1${dialect.forUpdate}`, [
    id,
  ]);
  return rows.length > 0;
}

export async function insertUser(tx: Transaction, values: Omit<UserEntity, 'id'>): Promise<UserEntity> {
  const { identifiers } = await tx.insert(UserEntity, { ...values });
  return { ...values, id: identifiers[0]?.id };
}

export async function updatePassword(tx: Transaction, id: number, password: string): Promise<void> {
  await tx.update(UserEntity, { id }, { password });
}

export async function insertSession(tx: Transaction, values: Omit<SessionEntity, 'id'>): Promise<number> {
  const { identifiers } = await tx.insert(SessionEntity, { ...values });
  return identifiers[0]?.id;
}

/** Sessions of a user that have not ended, newest first. */
export function listSessions(reader: Reader, user: number, now: Date): Promise<SessionRow[]> {
  return reader.query<SessionRow>(
    `SELECT ${sessionColumns} FROM session WHERE session.user = ? AND expires > ? ORDER BY id DESC`,
    [user, toStored(now)],
  );
}

/** Whether a session goes on: it may have ended since the request was let in. */
export async function hasSession(tx: Transaction, user: number, id: number): Promise<boolean> {
  return tx.existsBy(SessionEntity, { user, id });
}

/** Removes sessions of a user: one, all, or all but one. @returns the hashes of those that were there */
export async function removeSessions(
  tx: Transaction,
  user: number,
  which: { id?: number; except?: number } = {},
): Promise<string[]> {
  const id = which.id ?? (which.except === undefined ? undefined : Not(which.except));
  const where = { user, ...(id !== undefined && { id }) };
  const rows = await tx.find(SessionEntity, { select: { id: true, hash: true }, where });
  // By id: one that began meanwhile would end without being named.
  await tx.delete(SessionEntity, { id: In(rows.map((row) => row.id)) });
  return rows.map(({ hash }) => hash);
}

export async function insertToken(tx: Transaction, values: Omit<TokenEntity, 'id'>): Promise<number> {
  const { identifiers } = await tx.insert(TokenEntity, { ...values });
  return identifiers[0]?.id;
}

/** Tokens of a user, newest first. */
export function listTokens(reader: Reader, user: number): Promise<TokenRow[]> {
  return reader.query<TokenRow>(`SELECT ${tokenColumns} FROM token WHERE token.user = ? ORDER BY id DESC`, [user]);
}

/** Removes one token of a user, or all. @returns the hashes of those that were there */
export async function removeTokens(tx: Transaction, user: number, id?: number): Promise<string[]> {
  const where = { user, ...(id !== undefined && { id }) };
  const rows = await tx.find(TokenEntity, { select: { id: true, hash: true }, where });
  await tx.delete(TokenEntity, { id: In(rows.map((row) => row.id)) });
  return rows.map(({ hash }) => hash);
}

export async function removeUser(tx: Transaction, id: number): Promise<void> {
  await tx.delete(UserEntity, { id });
}
