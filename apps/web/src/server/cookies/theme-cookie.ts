import type { ServerResponse } from 'node:http';
import type { Theme } from '../../ui/page-frame';
import { cookieNames, cookiesOf, setCookie, type WithCookies } from './cookies';
import { type FormerCookie, formerValue, renewFormer } from './former-cookies';

const yearSeconds = 31_536_000;
const former: FormerCookie = { name: 'theme', isOurs: /^(?:light|dark)$/ };

/** The visitor's theme; `system` until one is chosen. */
export function themeOf(request: WithCookies): Theme {
  return toTheme(cookiesOf(request)[cookieNames.theme] ?? formerValue(request, former));
}

/** Stores a theme for a year. @param wanted as submitted; an unknown value counts as `system` */
export function setTheme(response: ServerResponse, wanted: string | null): void {
  const theme = toTheme(wanted);
  setCookie(response, cookieNames.theme, theme, yearSeconds);
  renewFormer(response, former, theme === 'system' ? '' : theme, yearSeconds);
}

function toTheme(text: string | null | undefined): Theme {
  return text === 'light' || text === 'dark' ? text : 'system';
}
