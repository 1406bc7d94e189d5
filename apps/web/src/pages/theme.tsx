import type { GetServerSideProps } from 'next';
import { WorkspacePage } from '../features/board/workspace-page';
import { orLogIn } from '../features/login/log-in-page';
import { setTheme } from '../server/cookies/theme-cookie';
import { formPage } from '../server/forms/form-page';

export default orLogIn(WorkspacePage);

export const getServerSideProps: GetServerSideProps = (context) =>
  formPage({
    act: async ({ form }) => {
      setTheme(context.res, form.get('theme'));
      return { answer: {} };
    },
    refuse: async (_, error) => {
      throw error;
    },
  })(context);
