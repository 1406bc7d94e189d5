import { endSession } from '../../api/accounts';
import { m } from '../../messages/messages';
import { clearSession } from '../../server/cookies/session-cookie';
import { isUnauthorized } from '../../server/page';
import { formPage } from './form-page-behind-log-in';

/** /logout */
export const logOutRoute = formPage({
  async act({ context, response }) {
    const { request } = context;
    const ended = request.sessionToken
      ? await endSession(request, 'current').then(
          () => true,
          (error) => isUnauthorized(error),
        )
      : true;
    // Even if the API fails: a person who logs out on a shared machine must leave no session on it.
    clearSession(response);
    return { answer: {}, to: '/login', flash: { text: ended ? m.logged_out() : m.logged_out_here() } };
  },
});
