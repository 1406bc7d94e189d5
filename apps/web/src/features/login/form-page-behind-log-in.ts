import { formPageBehind } from '../../server/forms/form-page';
import { loadLogInPage } from './load-log-in';
import { logInWith } from './log-in-fields';
import type { LogInProps } from './log-in-page';

/** Handles the forms that are posted to an address; a visitor without a session logs in on the way. */
export const formPage = formPageBehind<LogInProps>({ logIn: logInWith, loadPage: loadLogInPage });
