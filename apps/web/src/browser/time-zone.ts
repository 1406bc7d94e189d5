const yearSeconds = 31_536_000;

/**
 * Tells the server the browser's time zone in a cookie: it decides which day is "today". A list that was filtered by
 * another zone's today is loaded again.
 */
export function tellTimeZone(): void {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  if (!keep(timeZone)) return;
  if (location.pathname === '/' && new URLSearchParams(location.search).get('due')) location.reload();
}

/** @returns whether the browser accepted the cookie, and the zone is new to the server */
function keep(timeZone: string): boolean {
  // Statically generated pages do not know the prefix.
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
