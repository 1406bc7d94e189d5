import type { AccountPolicy } from '@todo/shared/accounts/account';
import { getPolicy } from '../api/accounts';
import type { RequestContext } from '../api/sending/request';

/** It changes only with a restart of the API. */
const freshMs = 10_000;

let known: { policy: AccountPolicy; since: number } | undefined;
let asked: Promise<AccountPolicy | undefined> | undefined;

/**
 * Whether the installation has accounts; undefined as long as the API has not answered.
 * A stale answer is still returned, and refreshed in the background.
 */
export async function accountPolicy(context: RequestContext): Promise<AccountPolicy | undefined> {
  if (known && Date.now() - known.since < freshMs) return known.policy;
  const answer = freshPolicy(context);
  return known ? known.policy : answer;
}

/** The same, but never cached: for pages that exist in one mode only. */
export function freshPolicy(context: RequestContext): Promise<AccountPolicy | undefined> {
  asked ??= getPolicy(context)
    .then(
      ({ value }) => {
        known = { policy: value, since: Date.now() };
        return value;
      },
      // The next call that needs the API reports the error.
      () => known?.policy,
    )
    .finally(() => {
      asked = undefined;
    });
  return asked;
}
