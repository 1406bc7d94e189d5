import { Inject, Injectable } from '@nestjs/common';
import type { ChangePassword, Register } from '@todo/shared/account';
import type { Config } from '../config/config.js';
import { CONFIG } from '../config/config.token.js';
import { Database } from '../db/database.js';
import { databaseErrorKind } from '../db/errors.js';
import { toStored } from '../db/timestamp.js';
import { AppError, accountGone } from '../http/app-error.js';
import type { Caller } from '../http/caller.js';
import { Idempotency } from '../idempotency/idempotency.service.js';
import { SharedStore } from '../store/shared-store.service.js';
import { TodosService } from '../todos/todos.service.js';
import {
  countUsers,
  findUser,
  findUserByName,
  insertUser,
  lockUser,
  nameKeyOf,
  removeSessions,
  removeTokens,
  removeUser,
  updatePassword,
} from './account.repository.js';
import { Authentication } from './authentication.service.js';
import { requireStrength } from './password-rules.js';
import { hashPassword, verifyPassword } from './passwords.js';
import { perAccount, registrations, takeTry } from './tries.js';
import type { UserEntity } from './user.entity.js';

/** The rules of accounts: who may have one, and what becomes of it. */
@Injectable()
export class UsersService {
  constructor(
    private readonly db: Database,
    private readonly store: SharedStore,
    private readonly authentication: Authentication,
    private readonly todos: TodosService,
    private readonly idempotency: Idempotency,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Makes an account for somebody who asks for one from `address`. */
  async register(input: Register, address: string): Promise<UserEntity> {
    if (this.config.TODO_REGISTRATION === 'closed') {
      throw new AppError('forbidden', 'registration is closed here: ask who runs this for an account');
    }
    await takeTry(this.store, registrations, address);
    return this.create(input);
  }

  /** Makes an account. The first one takes over the list that everybody shared before there were accounts. */
  async create({ name, password }: Register): Promise<UserEntity> {
    requireStrength(password, name);
    const values = { name, nameKey: nameKeyOf(name), password: await hashPassword(password) };
    try {
      return await this.db.writes(async (tx) => {
        const isFirst = (await countUsers(tx)) === 0;
        const user = await insertUser(tx, { ...values, created: toStored(new Date()) });
        if (isFirst) await this.todos.takeOver(tx, user.id);
        return user;
      });
    } catch (error) {
      if (databaseErrorKind(error) !== 'duplicate') throw error;
      const detail = 'name is taken: choose another';
      throw new AppError('name-taken', detail, { errors: [{ pointer: '/name', code: 'taken', detail }] });
    }
  }

  /** The account of a caller. It may just have been deleted. */
  async get({ owner }: Caller): Promise<UserEntity> {
    const user = await this.db.readsLatest((reader) => findUser(reader, owner));
    if (!user) throw accountGone();
    return user;
  }

  /** Changes the password and ends the other sessions: whoever has one of them by theft loses it. */
  async changePassword(caller: Caller, { current_password, password }: ChangePassword): Promise<UserEntity> {
    const user = await this.confirm(caller, current_password);
    requireStrength(password, user.name);
    await this.setPassword(user, password, caller.id);
    return user;
  }

  /** Sets the password of somebody who forgot it, and ends all sessions. */
  async resetPassword(name: string, password: string): Promise<UserEntity> {
    const user = await this.db.readsLatest((reader) => findUserByName(reader, name));
    if (!user) throw new AppError('not-found', `there is no account named ${name}`);
    requireStrength(password, user.name);
    await this.setPassword(user, password);
    await this.store.clear(perAccount, user.nameKey);
    return user;
  }

  /** Removes the account and everything that belongs to it, for good. */
  async remove(caller: Caller, password: string): Promise<void> {
    const { id } = await this.confirm(caller, password);
    const hashes = await this.db.writes(async (tx) => {
      await lockUser(tx, this.db.dialect, id);
      const ended = [...(await removeSessions(tx, id)), ...(await removeTokens(tx, id))];
      await this.idempotency.forget(tx, id);
      await this.todos.removeAll(tx, id);
      await removeUser(tx, id);
      return ended;
    });
    await this.authentication.end(hashes);
  }

  private async setPassword(user: UserEntity, password: string, keptSession?: number): Promise<void> {
    const hash = await hashPassword(password);
    const ended = await this.db.writes(async (tx) => {
      await updatePassword(tx, user.id, hash);
      return removeSessions(tx, user.id, keptSession === undefined ? {} : { except: keptSession });
    });
    await this.authentication.end(ended);
  }

  /** Makes sure that it is the person and not only their open browser: with as few tries as at the log-in. */
  private async confirm(caller: Caller, password: string): Promise<UserEntity> {
    const user = await this.get(caller);
    await takeTry(this.store, perAccount, user.nameKey);
    if (!(await verifyPassword(password, user.password))) {
      const detail = 'current_password is not the password of this account';
      throw new AppError('validation', detail, {
        errors: [{ pointer: '/current_password', code: 'wrong', detail }],
      });
    }
    await this.store.clear(perAccount, user.nameKey);
    return user;
  }
}
