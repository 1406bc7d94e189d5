import { type EntitySubscriberInterface, EventSubscriber, type QueryRunner } from 'typeorm';
import type { AfterQueryEvent } from 'typeorm/subscriber/event/QueryEvent.js';
import { nothingToWaitFor } from '../consistency.js';
import { InvalidConsistencyToken } from '../errors.js';

const uuid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const interval = '\\d{1,18}(?:-\\d{1,18})?';
/** Transactions of one server: its uuid, optionally a tag, and intervals of numbers. */
const ofOneServer = `${uuid}(?::[a-z_][a-z0-9_]{0,31})?(?::${interval})+`;
const gtidSet = new RegExp(`^${ofOneServer}(?:,${ofOneServer})*$`);

interface Committed {
  gtid?: string | undefined;
}

/** Keeps the GTID that the server reports on commit (session_track_gtids=OWN_GTID) on the runner that committed. */
@EventSubscriber()
export class GtidSubscriber implements EntitySubscriberInterface {
  afterQuery({ query, rawResults, queryRunner }: AfterQueryEvent): void {
    if (query !== 'COMMIT') return;
    const { stateChanges } = (rawResults ?? {}) as { stateChanges?: { gtids?: string[] } };
    (queryRunner.data as Committed).gtid = stateChanges?.gtids?.at(-1);
  }
}

/**
 * Token of the transaction that a runner has just committed and of all before it, so that an older write of the same
 * user is not missing either. If nothing was committed (the replay of a stored response), it covers everything on the
 * master.
 */
export async function tokenOfCommit(runner: QueryRunner): Promise<string> {
  const { gtid } = runner.data as Committed;
  if (gtid !== undefined) return toToken(gtid.replace(/:(\d+)$/, ':1-$1'));
  const [row] = (await runner.query('SELECT @@global.gtid_executed AS executed')) as { executed: string }[];
  return toToken((row?.executed ?? '').replace(/\s/g, ''));
}

/** Opaque, so that clients do not depend on MySQL. */
function toToken(set: string): string {
  return set === '' ? nothingToWaitFor : Buffer.from(set).toString('base64url');
}

/**
 * The set of transactions that a server must have executed to satisfy the tokens of a header; `undefined` when any
 * server will do. Responses may arrive out of order, so every one of several tokens is waited for: the newest wins, in
 * whatever order they are given.
 * @throws InvalidConsistencyToken
 */
export function toGtidSet(tokens: string): string | undefined {
  const named = tokens.split(',').map((token) => token.trim());
  const sets = named.filter((token) => token !== nothingToWaitFor && token !== '').map(toSet);
  return sets.length === 0 ? undefined : sets.join(',');
}

function toSet(token: string): string {
  const set = Buffer.from(token, 'base64url').toString('latin1');
  if (!gtidSet.test(set)) throw new InvalidConsistencyToken();
  return set;
}
