import Bowser from 'bowser';
import { getUser, listSessions, listTokens } from '../../api/accounts';
import { m } from '../../messages/messages';
import { type Loaded, page } from '../../server/page';
import type { PageContext } from '../../server/page-context';
import { type FailedSubmission, refusalOf, withRefusal } from '../../server/refusal';
import type { AccountProps } from './account-page';

type Extra = Partial<Pick<AccountProps, 'created' | 'typed' | 'revoke'>>;

/**
 * Loads the account page.
 * @param failed why one of its forms was rejected
 */
export async function loadAccountPage(
  context: PageContext,
  failed?: FailedSubmission,
  extra?: Extra,
): Promise<Loaded<AccountProps>> {
  const { request } = context;
  const frame = { ...context.frame, here: '/account' };
  const basis = { frame, created: null, typed: null, revoke: false, ...extra };
  try {
    const [user, sessions, tokens] = await Promise.all([getUser(request), listSessions(request), listTokens(request)]);
    const account = {
      user: user.value,
      sessions: sessions.value.map((session) => ({ ...session, client: clientName(session.client) })),
      tokens: tokens.value,
    };
    return withRefusal(failed, { ...basis, account });
  } catch (error) {
    return withRefusal(failed ?? refusalOf(error), { ...basis, account: null });
  }
}

/** /account */
export const accountRoute = page<AccountProps>(async (context) =>
  context.auth === 'open' ? 'not-found' : loadAccountPage(context),
);

/** "Firefox on Linux" for the User-Agent of a browser; the beginning of the User-Agent of any other client. */
function clientName(userAgent: string): string {
  if (!userAgent) return m.client_unknown();
  const { browser, os } = Bowser.parse(userAgent);
  if (!browser.name || !os.name) return userAgent.slice(0, 60);
  return m.client_on({ browser: browser.name, os: os.name });
}
