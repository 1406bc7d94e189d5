import { Injectable } from '@nestjs/common';
import type { CreateToken } from '@todo/shared/accounts/token';
import { limits } from '@todo/shared/limits';
import { Database } from '../../database/database.js';
import { toStored } from '../../database/sql/timestamp.js';
import { AppError, notFound } from '../../errors/app-error.js';
import type { Principal } from '../../identity/principal.js';
import { Memberships } from '../../lists/access/memberships.service.js';
import { Authentication } from '../authentication/authentication.service.js';
import { hashOf, newBearer } from '../authentication/bearer.js';
import { SessionRepository } from '../sessions/session.repository.js';
import { accountGone, sessionEnded } from '../unauthorized.js';
import { UserRepository } from '../users/user.repository.js';
import { TokenRepository, type TokenRow } from './token.repository.js';

/** Personal tokens of REST clients. */
@Injectable()
export class TokensService {
  constructor(
    private readonly db: Database,
    private readonly repository: TokenRepository,
    private readonly users: UserRepository,
    private readonly sessions: SessionRepository,
    private readonly authentication: Authentication,
    private readonly memberships: Memberships,
  ) {}

  /** @throws AppError `too-many-tokens`, and `not-found` for a list that is not the caller's */
  async create(principal: Principal, { name, scope, list }: CreateToken): Promise<{ row: TokenRow; token: string }> {
    const { owner, id: session } = principal;
    if (list !== undefined) await this.memberships.roleIn(principal, list);
    const token = newBearer(list === undefined ? 'token' : 'listtoken');
    const row = { name, scope, created: toStored(new Date()), lastUsed: null, list: list ?? null };
    const id = await this.db.writes(async (tx) => {
      if (!(await this.users.lock(tx, owner))) throw accountGone();
      // A session that ended in the meantime, perhaps by a change of the password, must not leave a token behind.
      if (!(await this.sessions.exists(tx, owner, session))) throw sessionEnded();
      if ((await this.repository.count(tx, owner)) >= limits.tokens) throw tooMany();
      return this.repository.insert(tx, { ...row, user: owner, hash: hashOf(token) });
    });
    return { row: { ...row, id }, token };
  }

  list({ owner }: Principal): Promise<TokenRow[]> {
    return this.db.readsLatest((reader) => this.repository.list(reader, owner));
  }

  async revoke({ owner }: Principal, id: number): Promise<void> {
    const ended = await this.db.writes((tx) => this.repository.remove(tx, owner, id));
    if (ended.length === 0) throw notFound(id);
    await this.authentication.revoke(ended);
  }
}

function tooMany(): AppError {
  return new AppError(
    'too-many-tokens',
    `an account has at most ${limits.tokens} tokens: revoke one that is not needed any more`,
  );
}
