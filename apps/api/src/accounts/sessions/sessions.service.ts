import { Injectable } from '@nestjs/common';
import type { LogIn } from '@todo/shared/accounts/account';
import { limits } from '@todo/shared/limits';
import { Database } from '../../database/database.js';
import { toStored } from '../../database/sql/timestamp.js';
import { AppError, notFound } from '../../errors/app-error.js';
import type { Principal } from '../../identity/principal.js';
import { SharedStore } from '../../store/shared-store.js';
import { Authentication, sessionLifeMs } from '../authentication/authentication.service.js';
import { hashOf, newBearer } from '../authentication/bearer.js';
import { perAccount, perAddress, takeAttempt } from '../login/attempts.js';
import { verifyPassword } from '../login/passwords.js';
import type { UserEntity } from '../users/user.entity.js';
import { nameKeyOf, UserRepository } from '../users/user.repository.js';
import { SessionRepository, type SessionRow } from './session.repository.js';

/** The client that is logging in. */
export interface Client {
  address: string;
  /** Its User-Agent header. */
  client: string;
}

/** A session that has just begun, with its bearer token, which is shown only once. */
export interface Begun {
  row: SessionRow;
  user: UserEntity;
  token: string;
}

const clientLength = 200;

/** Begins, lists and ends sessions. */
@Injectable()
export class SessionsService {
  constructor(
    private readonly db: Database,
    private readonly repository: SessionRepository,
    private readonly users: UserRepository,
    private readonly store: SharedStore,
    private readonly authentication: Authentication,
  ) {}

  /**
   * Begins a session. An unknown name and a wrong password cost the same work and get the same response.
   * @throws AppError `wrong-credentials`, `rate-limited`
   */
  async begin({ name, password }: LogIn, { address, client }: Client): Promise<Begun> {
    const account = nameKeyOf(name);
    const fromAddress = await takeAttempt(this.store, perAddress, address);
    await takeAttempt(this.store, perAccount, account);
    const user = await this.db.readsLatest((reader) => this.users.findByName(reader, name));
    if (!(await verifyPassword(password, user?.password)) || !user) throw wrongCredentials();
    await fromAddress.refund();
    await this.store.clear(perAccount, account);
    return this.open(user, client);
  }

  list({ owner }: Principal): Promise<SessionRow[]> {
    return this.db.readsLatest((reader) => this.repository.list(reader, owner, this.db.now()));
  }

  /**
   * Ends one session of the principal.
   * @throws AppError `not-found`
   */
  async end({ owner }: Principal, id: number): Promise<void> {
    const ended = await this.db.writes((tx) => this.repository.remove(tx, owner, { id }));
    if (ended.length === 0) throw notFound(id);
    await this.authentication.revoke(ended);
  }

  /** Ends all sessions of the principal, including that of this request. */
  async endAll({ owner }: Principal): Promise<void> {
    await this.authentication.revoke(await this.db.writes((tx) => this.repository.remove(tx, owner)));
  }

  private async open(user: UserEntity, client: string): Promise<Begun> {
    const token = newBearer('session');
    const now = this.db.now();
    const row = {
      client: cut(client),
      created: toStored(now),
      lastUsed: toStored(now),
      expires: toStored(new Date(now.getTime() + sessionLifeMs)),
    };
    const { id, ended } = await this.db.writes(async (tx) => {
      // The password may have been changed since it was verified, which ended the sessions that were opened with it.
      const current = await this.users.lock(tx, user.id);
      if (current?.password !== user.password) throw wrongCredentials();
      return {
        ended: await this.repository.removeLeastUsed(tx, user.id, limits.sessions - 1),
        id: await this.repository.insert(tx, { ...row, user: user.id, hash: hashOf(token) }),
      };
    });
    if (ended.length > 0) await this.authentication.revoke(ended);
    return { row: { ...row, id }, user, token };
  }
}

function wrongCredentials(): AppError {
  return new AppError('wrong-credentials', 'name or password is wrong', {
    headers: { 'WWW-Authenticate': 'Bearer realm="todo"' },
  });
}

/** Header values arrive as Latin-1, so truncation never splits a character. */
function cut(client: string): string {
  return client.replaceAll('\0', '').slice(0, clientLength);
}
