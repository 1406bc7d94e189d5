import { Injectable } from '@nestjs/common';
import type { Scope } from '@todo/shared/token';
import type { Reader } from '../../database/database.js';
import { type StoredTimestamp, toStored } from '../../database/timestamp.js';
import type { Transaction } from '../../database/transaction.js';
import type { BearerKind } from './bearer.js';

/** Whom a bearer token belongs to. */
export interface Credential {
  id: number;
  user: number;
  scope: Scope;
  lastUsed: StoredTimestamp | null;
}

const statements: Record<BearerKind, string> = {
  session: `SELECT id, session.user AS user, 'write' AS scope, last_used AS lastUsed FROM session
    WHERE hash = ? AND expires > ?`,
  token: 'SELECT id, token.user AS user, scope, last_used AS lastUsed FROM token WHERE hash = ?',
};

/** Sessions and tokens by the secret that is shown for them. */
@Injectable()
export class CredentialRepository {
  /** The session or token with this hash, unless it has ended by `now`. */
  async find(reader: Reader, kind: BearerKind, hash: string, now: Date): Promise<Credential | undefined> {
    const parameters = kind === 'session' ? [hash, toStored(now)] : [hash];
    const [row] = await reader.query<Credential>(statements[kind], parameters);
    return row;
  }

  /** Notes a use; a session then lives until `expires`. */
  async touch(tx: Transaction, kind: BearerKind, id: number, at: Date, expires: Date): Promise<void> {
    const lastUsed = toStored(at);
    if (kind === 'session') {
      await tx.query('UPDATE session SET last_used = ?, expires = ? WHERE id = ?', [lastUsed, toStored(expires), id]);
    } else {
      await tx.query('UPDATE token SET last_used = ? WHERE id = ?', [lastUsed, id]);
    }
  }
}
