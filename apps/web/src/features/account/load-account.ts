import Bowser from 'bowser';
import { getUser, listSessions, listTokens } from '../../api/accounts';
import type { Loaded } from '../../server/page';
import type { Visit } from '../../server/page-context';
import { type Refused, refusalOf } from '../../server/refusal';
import type { AccountProps } from './account-page';

type Extra = Partial<Pick<AccountProps, 'created' | 'typed' | 'revoke'>>;

/**
 * Everything of an account on one page.
 * @param refused why one of its forms was refused
 */
export async function accountPage(visit: Visit, refused?: Refused, extra?: Extra): Promise<Loaded<AccountProps>> {
  const { caller } = visit;
  const frame = { ...visit.frame, here: '/account' };
  const page = { frame, created: null, typed: null, revoke: false, ...extra };
  try {
    const [user, sessions, tokens] = await Promise.all([getUser(caller), listSessions(caller), listTokens(caller)]);
    const { refusal, ...answer } = refused ?? { refusal: null };
    const account = {
      user: user.value,
      sessions: sessions.value.map((session) => ({ ...session, client: clientName(session.client) })),
      tokens: tokens.value,
    };
    return { ...answer, props: { ...page, refusal, account } };
  } catch (error) {
    const { refusal, ...answer } = refused ?? refusalOf(error);
    return { ...answer, props: { ...page, refusal, account: null } };
  }
}

/** "Firefox on Linux" for a User-Agent; for one that no browser has, its beginning. */
function clientName(userAgent: string): string {
  if (!userAgent) return 'Unknown program';
  const { browser, os } = Bowser.parse(userAgent);
  if (!browser.name || !os.name) return userAgent.slice(0, 60);
  return `${browser.name} on ${os.name}`;
}
