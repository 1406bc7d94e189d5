const yearSeconds = 31_536_000;

/**
 * Tells the server, by a cookie, which zone decides what "today" is. A list that was filtered by another zone's today
 * is asked for again.
 */
export function tellTimeZone(): void {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  if (!keep(timeZone)) return;
  if (location.pathname === '/' && new URLSearchParams(location.search).get('due')) location.reload();
}

/** @returns whether the browser took over a zone that the server did not know */
function keep(timeZone: string): boolean {
  // Pages that are built beforehand do not know the prefix.
  const prefix = document.documentElement.dataset.cookies;
  if (prefix === undefined) return false;
  const cookie = `${prefix}tz=${encodeURIComponent(timeZone)}`;
  const isKept = () => document.cookie.split('; ').includes(cookie);
  try {
    if (isKept()) return false;
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing where the site is not served over https
    document.cookie = `${cookie}; path=/; max-age=${yearSeconds}; samesite=lax`;
    return isKept();
  } catch {
    return false;
  }
}
