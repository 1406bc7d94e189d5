import type { GetServerSideProps } from 'next';
import { endSession } from '../api/accounts';
import { LogInPage } from '../features/login/log-in-page';
import { clearSession } from '../server/cookies/session-cookie';
import { formPage } from '../server/forms/form-page';
import { isUnauthorized } from '../server/page';

export default LogInPage;

const outHereOnly =
  'You are logged out in this browser. The server could not be told: end the session in your account later.';

export const getServerSideProps: GetServerSideProps = (context) =>
  formPage({
    async act({ visit }) {
      const { caller } = visit;
      const ended = caller.bearer
        ? await endSession(caller, 'current').then(
            () => true,
            (error) => isUnauthorized(error),
          )
        : true;
      // Whatever the server says: who leaves a machine wants nothing of theirs left in it.
      clearSession(context.res);
      return { answer: {}, to: '/login', flash: { text: ended ? 'You are logged out.' : outHereOnly } };
    },
    refuse: async (_, error) => {
      throw error;
    },
  })(context);
