import type { Role } from '@todo/shared/lists/role';
import type { Reader } from '../../database/database.js';
import { notFound } from '../../errors/app-error.js';
import { requireEditor } from './may.js';

/** The role of a caller in each list they are a member of, by the id of the list. */
export type Roles = ReadonlyMap<number, Role>;

/** Reads the current roles of a caller from the database. */
export type LoadRoles = (reader: Pick<Reader, 'query'>) => Promise<Roles>;

/**
 * The lists that a request may access. They are cached for a moment, so one that the caller has just joined through
 * another instance may be missing: what is not found in the cached lists is looked up again in those of the database.
 */
export class ListScope {
  constructor(
    private roles: Roles,
    /** Undefined if the roles have just been read. */
    private load: LoadRoles | undefined,
  ) {}

  /**
   * Runs `find` on the lists of the caller.
   * @returns its result; undefined when it finds nothing in any list of the caller
   */
  async seek<T>(
    reader: Pick<Reader, 'query'>,
    look: (lists: readonly number[]) => Promise<T | undefined>,
  ): Promise<T | undefined> {
    const found = await look([...this.roles.keys()]);
    if (found !== undefined || !(await this.renew(reader))) return found;
    return look([...this.roles.keys()]);
  }

  /**
   * @throws AppError `not-found` for a list that the caller is not a member of, `forbidden` for one they may only read
   */
  async requireEditorNow(reader: Pick<Reader, 'query'>, list: number): Promise<void> {
    if (!this.roles.has(list)) await this.renew(reader);
    if (!this.roles.has(list)) throw notFound(list);
    this.requireEditor(list);
  }

  /** @throws AppError `forbidden` unless the caller may write todos of this list, which is one of theirs */
  requireEditor(list: number): void {
    requireEditor(this.roles.get(list));
  }

  /** @returns false if the roles cannot be any newer */
  private async renew(reader: Pick<Reader, 'query'>): Promise<boolean> {
    if (!this.load) return false;
    this.roles = await this.load(reader);
    this.load = undefined;
    return true;
  }
}
