import { setTheme } from '../../server/cookies/theme-cookie';
import { formPage } from '../login/form-page-behind-log-in';

/** /theme, for the form in the footer of every page. */
export const chooseThemeRoute = formPage({
  act: async ({ form, response }) => {
    setTheme(response, form.get('theme'));
    return { answer: {} };
  },
});
