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
    // Whatever the API responds: somebody who leaves a machine wants nothing left on it.
    clearSession(response);
    return { answer: {}, to: '/login', flash: { text: ended ? m.logged_out() : m.logged_out_here() } };
  },
});
