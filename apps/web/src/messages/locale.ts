import { baseLocale, isLocale, type Locale, locales, overwriteGetLocale } from '../../dist/messages/runtime.js';
import { processState } from '../config/process-state';

export { baseLocale, isLocale, type Locale, locales };

const source = processState<{ read?: () => Locale | undefined }>('locale', () => ({}));

/** Tells the server's messages which language the request that is being answered is in. */
export function readLocaleBy(read: () => Locale | undefined): void {
  source.read = read;
}

/** The language of this page: in the browser what the document says, on the server what the request asked for. */
export function locale(): Locale {
  if (typeof window === 'undefined') return source.read?.() ?? baseLocale;
  const { lang } = document.documentElement;
  return isLocale(lang) ? lang : baseLocale;
}

// In the browser, messages are in one language only.
if (typeof window === 'undefined') overwriteGetLocale(locale);
