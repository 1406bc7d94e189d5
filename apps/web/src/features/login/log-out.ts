import { endSession } from '../../api/accounts';
import { clearSession } from '../../server/cookies/session-cookie';
import { isUnauthorized } from '../../server/page';
import { formPage } from './form-page-behind-log-in';

const outHereOnly =
  'You are logged out in this browser. The server could not be told: end the session in your account later.';

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
    // Whatever the server says: who leaves a machine wants nothing of theirs left in it.
    clearSession(response);
    return { answer: {}, to: '/login', flash: { text: ended ? 'You are logged out.' : outHereOnly } };
  },
});
