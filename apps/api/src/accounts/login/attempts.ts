import { AppError } from '../../errors/app-error.js';
import type { Attempts, Rule, SharedStore } from '../../store/shared-store.js';

/** Wrong passwords for one account, from any address. */
export const perAccount: Rule = { name: 'account', tries: 10, windowSeconds: 15 * 60 };
/** Failed log-ins from one address, for any account. */
export const perAddress: Rule = { name: 'address', tries: 10, windowSeconds: 60 };
/** Accounts registered from one address. */
export const registrations: Rule = { name: 'register', tries: 20, windowSeconds: 60 * 60 };

/**
 * Counts an attempt before it is made, so that concurrent attempts count as well.
 * @throws AppError `rate-limited` when there were too many
 */
export async function takeAttempt(store: SharedStore, rule: Rule, subject: string): Promise<Attempts> {
  const tries = await store.count(rule, subject);
  const { count, seconds } = tries;
  if (count <= rule.tries) return tries;
  throw new AppError('rate-limited', `too many attempts: wait ${seconds} seconds`, {
    headers: { 'Retry-After': String(seconds) },
  });
}
