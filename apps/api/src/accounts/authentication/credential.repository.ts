import { Injectable } from '@nestjs/common';
import type { Scope } from '@todo/shared/accounts/token';
import type { Reader } from '../../database/database.js';
import { batches } from '../../database/sql/placeholders.js';
import { type StoredTimestamp, toStored } from '../../database/sql/timestamp.js';
import type { Transaction } from '../../database/transaction.js';
import type { BearerKind } from './bearer.js';

/** A stored session or token, with the user it belongs to. */
export interface Credential {
  id: number;
  user: number;
  scope: Scope;
  lastUsed: StoredTimestamp | null;
  /** The only list that it opens; null for all lists. */
  list: number | null;
}

const statements: Record<BearerKind, string> = {
  session: `SELECT id, session.user AS user, 'write' AS scope, last_used AS lastUsed, NULL AS list FROM session
    WHERE hash = ? AND expires > ?`,
  token: 'SELECT id, token.user AS user, scope, last_used AS lastUsed, token.list AS list FROM token WHERE hash = ?',
};

/** Looks up sessions and tokens by the hash of their secret. */
@Injectable()
export class CredentialRepository {
  /** The session or token with this hash; undefined if there is none or it has expired by `now`. */
  async find(reader: Reader, kind: BearerKind, hash: string, now: Date): Promise<Credential | undefined> {
    const parameters = kind === 'session' ? [hash, toStored(now)] : [hash];
    const [row] = await reader.query<Credential>(statements[kind], parameters);
    return row;
  }

  /** The ids that still exist and have not expired by `now`. */
  async present(reader: Reader, kind: BearerKind, ids: readonly number[], now: Date): Promise<Set<number>> {
    const present = new Set<number>();
    for (const { list, ids: part } of batches(ids)) {
      const among = `id IN (${list})`;
      const rows = await reader.query<{ id: number }>(
        kind === 'session'
          ? `SELECT id FROM session WHERE expires > ? AND ${among}`
          : `SELECT id FROM token WHERE ${among}`,
        kind === 'session' ? [toStored(now), ...part] : part,
      );
      for (const { id } of rows) present.add(id);
    }
    return present;
  }

  /** Records a use; the expiry of a session moves to `expires`. */
  async touch(tx: Transaction, kind: BearerKind, id: number, at: Date, expires: Date): Promise<void> {
    const lastUsed = toStored(at);
    if (kind === 'session') {
      await tx.query('UPDATE session SET last_used = ?, expires = ? WHERE id = ?', [lastUsed, toStored(expires), id]);
    } else {
      await tx.query('UPDATE token SET last_used = ? WHERE id = ?', [lastUsed, id]);
    }
  }
}
