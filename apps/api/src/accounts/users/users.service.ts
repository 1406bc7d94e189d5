import { Inject, Injectable } from '@nestjs/common';
import type { ChangePassword, Register } from '@todo/shared/accounts/account';
import { FeedsService } from '../../calendar/feeds/feeds.service.js';
import type { Config } from '../../config/config.js';
import { CONFIG } from '../../config/config.token.js';
import { Database } from '../../database/database.js';
import { databaseErrorKind } from '../../database/errors.js';
import { toStored } from '../../database/sql/timestamp.js';
import type { Transaction } from '../../database/transaction.js';
import { AppError } from '../../errors/app-error.js';
import { Idempotency } from '../../idempotency/idempotency.service.js';
import type { Principal } from '../../identity/principal.js';
import { AccountListsService } from '../../lists/account-lists.service.js';
import { SharedStore } from '../../store/shared-store.js';
import { OwnerTodosService } from '../../todos/owner-todos.service.js';
import { Authentication } from '../authentication/authentication.service.js';
import { perAccount, registrations, takeAttempt } from '../login/attempts.js';
import { requireStrength } from '../login/password-rules.js';
import { hashPassword, verifyPassword } from '../login/passwords.js';
import { SessionRepository } from '../sessions/session.repository.js';
import { TokenRepository } from '../tokens/token.repository.js';
import { accountGone } from '../unauthorized.js';
import type { UserEntity } from './user.entity.js';
import { nameKeyOf, UserRepository } from './user.repository.js';

/** A write for an account may commit this long after the account's deletion, if it began before. */
const underwayMs = 60_000;

/** Business rules of accounts: who may register, and what happens to an account and its data. */
@Injectable()
export class UsersService {
  constructor(
    private readonly db: Database,
    private readonly repository: UserRepository,
    private readonly sessions: SessionRepository,
    private readonly tokens: TokenRepository,
    private readonly store: SharedStore,
    private readonly authentication: Authentication,
    private readonly todos: OwnerTodosService,
    private readonly lists: AccountListsService,
    private readonly feeds: FeedsService,
    private readonly idempotency: Idempotency,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * Registers an account for a client at `address`.
   * @throws AppError `forbidden`, `rate-limited`, and those of `create`
   */
  async register(input: Register, address: string): Promise<UserEntity> {
    if (this.config.TODO_REGISTRATION === 'closed') {
      throw new AppError('forbidden', 'registration is closed here: ask who runs this for an account');
    }
    await takeAttempt(this.store, registrations, address);
    return this.create(input);
  }

  /**
   * Creates an account. The first one takes over the list that was shared before there were accounts.
   * @throws AppError `validation`, `name-taken`
   */
  async create({ name, password }: Register): Promise<UserEntity> {
    requireStrength(password, name);
    const values = { name, nameKey: nameKeyOf(name), password: await hashPassword(password) };
    try {
      return await this.db.writes(async (tx) => {
        const user = await this.repository.insert(tx, { ...values, created: toStored(new Date()) });
        await this.lists.open(tx, user.id);
        if (!(await this.repository.hasPredecessor(tx, user.id))) {
          await this.todos.takeOver(tx, user.id);
          await this.lists.takeOver(tx, user.id);
        }
        return user;
      });
    } catch (error) {
      if (databaseErrorKind(error) !== 'duplicate') throw error;
      const detail = 'name is taken: choose another';
      throw new AppError('name-taken', detail, { errors: [{ pointer: '/name', code: 'taken', detail }] });
    }
  }

  /**
   * The account of a principal.
   * @throws AppError `unauthorized` if it has just been deleted
   */
  async get({ owner }: Principal): Promise<UserEntity> {
    const user = await this.db.readsLatest((reader) => this.repository.find(reader, owner));
    if (!user) throw accountGone();
    return user;
  }

  /** Changes the password and ends the other sessions, so that a stolen session becomes useless. */
  async changePassword(
    principal: Principal,
    { current_password, password, revoke_tokens = false }: ChangePassword,
  ): Promise<UserEntity> {
    const user = await this.confirm(principal, current_password);
    requireStrength(password, user.name);
    const hash = await hashPassword(password);
    const ended = await this.db.writes(async (tx) => {
      await this.lockConfirmed(tx, user);
      await this.repository.updatePassword(tx, user.id, hash);
      const sessions = await this.sessions.remove(tx, user.id, { except: principal.id });
      if (!revoke_tokens) return sessions;
      await this.feeds.revokeAll(tx, user.id);
      return [...sessions, ...(await this.tokens.remove(tx, user.id))];
    });
    await this.authentication.revoke(ended);
    return user;
  }

  /** Resets a forgotten password, and ends all sessions of the user. */
  async resetPassword(name: string, password: string): Promise<UserEntity> {
    const user = await this.db.readsLatest((reader) => this.repository.findByName(reader, name));
    if (!user) throw noAccount(name);
    requireStrength(password, user.name);
    const hash = await hashPassword(password);
    const ended = await this.db.writes(async (tx) => {
      if (!(await this.repository.lock(tx, user.id))) throw noAccount(name);
      await this.repository.updatePassword(tx, user.id, hash);
      return this.sessions.remove(tx, user.id);
    });
    await this.authentication.revoke(ended);
    await this.store.clear(perAccount, user.nameKey);
    return user;
  }

  /**
   * Deletes the account and everything that belongs to it, permanently. Lists that others can go on with pass to them.
   */
  async remove(principal: Principal, password: string): Promise<void> {
    const user = await this.confirm(principal, password);
    const { id } = user;
    const hashes = await this.db.writes(async (tx) => {
      await this.lockConfirmed(tx, user);
      const ended = [...(await this.sessions.remove(tx, id)), ...(await this.tokens.remove(tx, id))];
      await this.feeds.revokeAll(tx, id);
      await this.idempotency.forget(tx, id);
      for (const list of await this.lists.leaveAll(tx, id)) {
        await this.todos.removeAll(tx, list);
        await this.lists.remove(tx, list);
      }
      await this.repository.remove(tx, id, new Date(this.db.now().getTime() - underwayMs));
      return ended;
    });
    this.lists.forget();
    await this.authentication.revoke(hashes);
  }

  /** The password may have been changed since it was confirmed, by somebody who meant to lock this caller out. */
  private async lockConfirmed(tx: Transaction, confirmed: UserEntity): Promise<void> {
    const current = await this.repository.lock(tx, confirmed.id);
    if (!current) throw accountGone();
    if (current.password !== confirmed.password) throw wrongPassword();
  }

  /** Confirms the password, since an unattended browser is logged in too; throttled like the log-in. */
  private async confirm(principal: Principal, password: string): Promise<UserEntity> {
    const user = await this.get(principal);
    await takeAttempt(this.store, perAccount, user.nameKey);
    if (!(await verifyPassword(password, user.password))) throw wrongPassword();
    await this.store.clear(perAccount, user.nameKey);
    return user;
  }
}

function noAccount(name: string): AppError {
  return new AppError('not-found', `there is no account named ${name}`);
}

function wrongPassword(): AppError {
  const detail = 'current_password is not the password of this account';
  return new AppError('validation', detail, { errors: [{ pointer: '/current_password', code: 'wrong', detail }] });
}
