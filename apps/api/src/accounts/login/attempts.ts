import { AppError } from '../../errors/app-error.js';
import type { Attempts, Rule, SharedStore } from '../../store/shared-store.js';

/** Wrong passwords for one account, whoever tries them. */
export const perAccount: Rule = { name: 'account', tries: 10, windowSeconds: 15 * 60 };
/** Wrong log-ins from one address, whatever the account. */
export const perAddress: Rule = { name: 'address', tries: 10, windowSeconds: 60 };
/** Accounts made from one address. */
export const registrations: Rule = { name: 'register', tries: 20, windowSeconds: 60 * 60 };

/**
 * Counts a try before it is made, so that tries at the same moment count too.
 * @throws AppError `rate-limited` when there were too many
 */
export async function takeAttempt(store: SharedStore, rule: Rule, subject: string): Promise<Attempts> {
  const tries = await store.count(rule, subject);
  const { count, seconds } = tries;
  if (count <= rule.tries) return tries;
  throw new AppError('rate-limited', `too many tries: wait ${seconds} seconds`, {
    headers: { 'Retry-After': String(seconds) },
  });
}
