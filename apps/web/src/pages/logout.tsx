import type { GetServerSideProps } from 'next';
import { endSession } from '../api/accounts';
import { LogInPage } from '../components/log-in-page';
import { formPage } from '../forms/form-page';
import { clearSession } from '../forms/session-cookie';
import { isUnauthorized } from '../visit/page';

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
