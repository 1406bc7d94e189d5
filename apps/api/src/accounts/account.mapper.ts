import type { User } from '@todo/shared/accounts/account';
import type { Session } from '@todo/shared/accounts/session';
import type { Token } from '@todo/shared/accounts/token';
import { toIso } from '../database/sql/timestamp.js';
import type { Principal } from '../identity/principal.js';
import type { SessionRow } from './sessions/session.repository.js';
import type { TokenRow } from './tokens/token.repository.js';
import type { UserEntity } from './users/user.entity.js';

/** Maps a user row to its API representation. */
export function toUser({ id, name, created }: UserEntity): User {
  return { id, name, created: toIso(created) };
}

/** @param principal the caller, whose own session is marked as the current one */
export function toSession(row: SessionRow, principal: Pick<Principal, 'by' | 'id'>): Session {
  return {
    id: row.id,
    client: row.client,
    created: toIso(row.created),
    last_used: toIso(row.lastUsed),
    expires: toIso(row.expires),
    current: principal.by === 'session' && principal.id === row.id,
  };
}

/** Maps a token row to its API representation, which has no secret. */
export function toToken(row: TokenRow): Token {
  return {
    id: row.id,
    name: row.name,
    scope: row.scope,
    list: row.list,
    created: toIso(row.created),
    last_used: row.lastUsed === null ? null : toIso(row.lastUsed),
  };
}
