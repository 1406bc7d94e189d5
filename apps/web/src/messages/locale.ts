import { baseLocale, isLocale, type Locale, locales, overwriteGetLocale } from '../../dist/messages/runtime.js';

export { baseLocale, isLocale, type Locale, locales };

/** Next bundles the start-up code and the pages separately, so they share no module: the process holds the state. */
const fact = Symbol.for('todo.web.locale');
const holder = globalThis as unknown as Record<symbol, (() => Locale | undefined) | undefined>;

/** Tells the server's messages which language the request that is being answered is in. */
export function readLocaleBy(read: () => Locale | undefined): void {
  holder[fact] = read;
}

/** The language of this page: in the browser what the document says, on the server what the request asked for. */
export function locale(): Locale {
  if (typeof window === 'undefined') return holder[fact]?.() ?? baseLocale;
  const { lang } = document.documentElement;
  return isLocale(lang) ? lang : baseLocale;
}

// In the browser, messages are in one language only.
if (typeof window === 'undefined') overwriteGetLocale(locale);
