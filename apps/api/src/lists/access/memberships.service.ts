import { Injectable } from '@nestjs/common';
import type { Role } from '@todo/shared/lists/role';
import { LRUCache } from 'lru-cache';
import { consistency } from '../../database/consistency.js';
import { Database, type Reader } from '../../database/database.js';
import type { Transaction } from '../../database/transaction.js';
import { notFound } from '../../errors/app-error.js';
import type { Principal } from '../../identity/principal.js';
import { ListScope, type Roles } from './list-scope.js';
import { RoleRepository } from './role.repository.js';

/**
 * How long this instance caches the lists of an account, and so still accepts a member whom another instance has just
 * removed: as long as it caches a principal.
 */
const knownMs = 1_000;
/** Accounts cached at most. */
const knownCapacity = 10_000;

/** Who may do what in which list. */
@Injectable()
export class Memberships {
  private readonly known = new LRUCache<number, Roles>({ max: knownCapacity, ttl: knownMs });
  /** Counts changes made here, so that a lookup that began before one is not cached. */
  private changes = 0;

  constructor(
    private readonly db: Database,
    private readonly repository: RoleRepository,
  ) {}

  /** All lists that the caller may access. */
  async scopeOf(principal: Principal): Promise<ListScope> {
    const known = this.known.get(principal.owner);
    const load = (reader: Pick<Reader, 'query'>) => this.load(reader, principal);
    return known
      ? new ListScope(within(known, principal), load)
      : new ListScope(await this.latest(principal), undefined);
  }

  /** The lists that the caller may access, read in a transaction. */
  async scopeIn(reader: Pick<Reader, 'query'>, principal: Principal): Promise<ListScope> {
    return new ListScope(await this.load(reader, principal), undefined);
  }

  /**
   * The role of the caller in a list.
   * @throws AppError `not-found` for a list they are not a member of, or that is in the trash
   */
  async roleIn(principal: Principal, list: number): Promise<Role> {
    if (isOwn(principal, list)) return 'owner';
    const known = this.known.get(principal.owner);
    const role = (known && within(known, principal).get(list)) ?? (await this.latest(principal)).get(list);
    if (!role) throw notFound(list);
    return role;
  }

  /** The current ids of all lists of the caller, ascending. */
  async listsOf(principal: Principal): Promise<number[]> {
    return [...(await this.latest(principal)).keys()].sort((a, b) => a - b);
  }

  /** Whether an account is a member of a list, in the transaction of a write. */
  isMember(tx: Transaction, list: number, account: number): Promise<boolean> {
    return this.repository.has(tx, list, account);
  }

  /** The lists of each of these accounts, as this server sees them. */
  listsOfAccounts(reader: Pick<Reader, 'query'>, accounts: readonly number[]): Promise<Map<number, Set<number>>> {
    return this.repository.listsOf(reader, accounts);
  }

  /** Invalidates the cached memberships; call it after a change has been committed. */
  forget(): void {
    this.changes++;
    this.known.clear();
  }

  /** Outside the consistency context of the request, which is about todos. */
  private latest(principal: Principal): Promise<Roles> {
    return consistency.run({}, () => this.db.readsLatest((reader) => this.load(reader, principal)));
  }

  private async load(reader: Pick<Reader, 'query'>, principal: Principal): Promise<Roles> {
    const { changes } = this;
    const roles = await this.repository.of(reader, principal.owner);
    if (changes === this.changes) this.known.set(principal.owner, roles);
    return within(roles, principal);
  }
}

/** Without `list`, a request is about the account's own list, or about the only list that its token opens. */
export function defaultListOf({ owner, list }: Principal): number {
  return list ?? owner;
}

/** Whether this is the caller's own list, which they own whatever the database contains. */
function isOwn(principal: Principal, list: number): boolean {
  return list === principal.owner && principal.list === undefined;
}

function within(roles: Roles, { list }: Principal): Roles {
  if (list === undefined) return roles;
  const role = roles.get(list);
  return new Map(role ? [[list, role]] : []);
}
