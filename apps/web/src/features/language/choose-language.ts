import { isLocale } from '../../messages/locale';
import { cookieNames, setCookie } from '../../server/cookies/cookies';
import { formPage } from '../login/form-page-behind-log-in';

const yearSeconds = 31_536_000;

/** /language, for the form in the menu of every page. Any value but a supported language means the browser's choice. */
export const chooseLanguageRoute = formPage({
  act: async ({ form, response }) => {
    const wanted = form.get('language');
    if (isLocale(wanted)) setCookie(response, cookieNames.language, wanted, yearSeconds);
    else setCookie(response, cookieNames.language, '', 0);
    return { answer: {} };
  },
});
