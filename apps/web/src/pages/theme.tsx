import type { GetServerSideProps } from 'next';
import { orLogIn } from '../components/log-in-page';
import { WorkspacePage } from '../components/workspace-page';
import { formPage } from '../forms/form-page';
import { setTheme } from '../forms/theme-cookie';

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
