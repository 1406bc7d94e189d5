import type { GetServerSideProps } from 'next';
import { orLogIn } from '../components/log-in-page';
import { WorkspacePage } from '../components/workspace-page';
import { cookieNames, setCookie } from '../forms/cookies';
import { formPage } from '../forms/form-page';

export default orLogIn(WorkspacePage);

const yearSeconds = 31_536_000;

export const getServerSideProps: GetServerSideProps = (context) =>
  formPage({
    act: async ({ form }) => {
      const theme = form.get('theme');
      const known = theme === 'light' || theme === 'dark';
      setCookie(context.res, cookieNames.theme, known ? theme : '', known ? yearSeconds : 0);
      return { answer: {} };
    },
    refuse: async (_, error) => {
      throw error;
    },
  })(context);
