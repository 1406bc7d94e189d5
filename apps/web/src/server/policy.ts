import type { AccountPolicy } from '@todo/shared/accounts/account';
import { getPolicy } from '../api/accounts';
import type { RequestContext } from '../api/request';

/** It changes by a restart of the API only. */
const freshMs = 10_000;

let known: { policy: AccountPolicy; since: number } | undefined;
let asked: Promise<AccountPolicy | undefined> | undefined;

/**
 * Whether people log in here; undefined while the API has never said.
 * An answer that is no longer fresh is still given, and asked for again meanwhile.
 */
export async function accountPolicy(context: RequestContext): Promise<AccountPolicy | undefined> {
  if (known && Date.now() - known.since < freshMs) return known.policy;
  const answer = freshPolicy(context);
  return known ? known.policy : answer;
}

/** The same, from the API now: for pages that exist in one mode only. */
export function freshPolicy(context: RequestContext): Promise<AccountPolicy | undefined> {
  asked ??= getPolicy(context)
    .then(
      ({ value }) => {
        known = { policy: value, since: Date.now() };
        return value;
      },
      // Whoever needs the API next tells what is wrong with it.
      () => known?.policy,
    )
    .finally(() => {
      asked = undefined;
    });
  return asked;
}
