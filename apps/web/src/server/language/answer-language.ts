import { AsyncLocalStorage } from 'node:async_hooks';
import type { IncomingMessage } from 'node:http';
import { baseLocale, isLocale, type Locale, readLocaleBy } from '../../messages/locale';
import { cookieNames, cookiePrefix } from '../cookies/cookies';
import { acceptedLocale } from './accepted-locale';

const requests = new AsyncLocalStorage<Locale>();

/** From now on all messages in the response to this request are in its language. */
export function answerInLanguageOf(request: IncomingMessage): void {
  readLocaleBy(() => requests.getStore());
  requests.enterWith(chosenLocale(request) ?? acceptedLocale(request.headers['accept-language']) ?? baseLocale);
}

/** The language that the visitor has chosen. The request is not parsed yet, so this searches its cookie header. */
function chosenLocale(request: IncomingMessage): Locale | undefined {
  const name = `${cookiePrefix(request)}${cookieNames.language}=`;
  const cookie = request.headers.cookie?.split('; ').find((part) => part.startsWith(name));
  const chosen = cookie?.slice(name.length);
  return isLocale(chosen) ? chosen : undefined;
}
