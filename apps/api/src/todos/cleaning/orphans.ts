import type { Database } from '../../database/database.js';
import { timeIn } from '../../database/sql/expiry.js';
import { toIso } from '../../database/sql/timestamp.js';
import type { Extent, PurgeRepository } from './purge.repository.js';

/** The most that one second of writes for a deleted account can leave. If there is more, accounts are missing. */
const most = { owners: 3, rows: 100, ageMs: 48 * 60 * 60 * 1000 };

/**
 * Removes todos whose owner no longer exists. An instance accepts a cached caller for a second after another has
 * deleted the account, and todos written in that time would stay, visible to nobody.
 *
 * A missing account is no proof of a deletion: while a backup is restored, the todos come before the accounts, and a
 * restore can be interrupted. So only what looks like that one second is removed.
 * @returns how many owners' todos were removed
 * @throws Error when there are more todos without accounts than that explains; none is removed then
 */
export function removeOrphans(db: Database, repository: PurgeRepository): Promise<number> {
  return db.writes(async (tx) => {
    const owners = await repository.findOrphaned(tx, most.owners + 1);
    if (owners.length === 0) return 0;
    if (!(await repository.hasAccounts(tx))) throw missing('all accounts are missing');
    if (owners.length > most.owners) throw missing('the accounts of many todos are missing');
    const since = (await timeIn(tx, db.dialect)).getTime() - most.ageMs;
    for (const owner of owners) requireYoungAndFew(owner, await repository.extentOf(tx, owner, most.rows + 1), since);
    for (const owner of owners) await repository.removeOrphan(tx, owner);
    return owners.length;
  });
}

function requireYoungAndFew(owner: number, { rows, oldest }: Extent, since: number): void {
  if (rows > most.rows) throw missing(`the account ${owner} of more than ${most.rows} todos is missing`);
  if (oldest !== null && Date.parse(toIso(oldest)) < since) {
    throw missing(`the account ${owner} of todos that are older than two days is missing`);
  }
}

function missing(what: string): Error {
  return new Error(`${what}: is a backup being restored, or was its restore cut short? Their todos are kept`);
}
