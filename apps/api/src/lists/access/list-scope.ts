import type { Role } from '@todo/shared/lists/role';
import type { Reader } from '../../database/database.js';
import { notFound } from '../../errors/app-error.js';
import { requireEditor } from './may.js';

/** The role of a caller in each list they are a member of, by the id of the list. */
export type Roles = ReadonlyMap<number, Role>;

/** Reads the roles of a caller from the database, as they are now. */
export type LoadRoles = (reader: Pick<Reader, 'query'>) => Promise<Roles>;

/**
 * The lists that a request may touch. They are remembered for a moment, so one that the caller has just joined through
 * another instance may be missing: what is not found in them is looked for once more in those of the database.
 */
export class ListScope {
  constructor(
    private roles: Roles,
    /** Undefined where the roles have just been read. */
    private load: LoadRoles | undefined,
  ) {}

  /**
   * Runs `look` on the lists of the caller.
   * @returns what it finds; undefined when it finds nothing in any list of the caller
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
   * @throws AppError `not-found` for a list that the caller is no member of, `forbidden` for one they may only read
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

  /** @returns false where the roles cannot be any newer */
  private async renew(reader: Pick<Reader, 'query'>): Promise<boolean> {
    if (!this.load) return false;
    this.roles = await this.load(reader);
    this.load = undefined;
    return true;
  }
}
