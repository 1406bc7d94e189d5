import { formPageBehind } from '../../server/forms/form-page';
import { loadLogInPage } from './load-log-in';
import { logInWith } from './log-in-fields';
import type { LogInProps } from './log-in-page';

/** Makes a page whose address forms are posted to; who must log in first does so on the way. */
export const formPage = formPageBehind<LogInProps>({ logIn: logInWith, loadPage: loadLogInPage });
