/** Whether this is `redis://host:6379/0` or `rediss://...`: a server, and optionally the number of a database. */
export function isRedisUrl(text: string): boolean {
  if (!/^rediss?:\/\//i.test(text) || !URL.canParse(text)) return false;
  const { hostname, pathname } = new URL(text);
  return hostname !== '' && /^(?:\/\d*)?$/.test(pathname);
}
