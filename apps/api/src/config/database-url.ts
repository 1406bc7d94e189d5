/** Address and credentials of a MySQL server. */
export interface DatabaseUrl {
  host: string;
  port: number;
  username: string;
  password: string;
  database: string;
}

/**
 * Parses `mysql://user:password@host:port/database` (percent-encoded) or the tutorial's Go form
 * `user:password@tcp(host:port)/database?parseTime=true`, where the password is taken literally.
 */
export function parseDatabaseUrl(text: string): DatabaseUrl | undefined {
  const url = /^mysql:\/\//i.test(text) ? parseUrl(text) : parseGoDsn(text);
  return url && url.port >= 1 && url.port <= 65_535 ? url : undefined;
}

function parseUrl(text: string): DatabaseUrl | undefined {
  try {
    const url = new URL(text);
    const database = decodeURIComponent(url.pathname.slice(1));
    if (!url.hostname || !database) return undefined;
    return {
      host: url.hostname.replace(/^\[|\]$/g, ''),
      port: Number(url.port || 3306),
      username: decodeURIComponent(url.username),
      password: decodeURIComponent(url.password),
      database,
    };
  } catch {
    return undefined;
  }
}

/** The password may contain any character, so it ends at the last `@tcp(`. */
function parseGoDsn(text: string): DatabaseUrl | undefined {
  const match =
    /^(?<username>[^:@]*)(?::(?<password>.*))?@tcp\((?:\[(?<v6>[0-9a-fA-F:.]+)\]|(?<host>[^:()\s]+))(?::(?<port>\d{1,5}))?\)\/(?<database>[^?/]+)/s.exec(
      text,
    );
  if (!match?.groups) return undefined;
  const { username = '', password = '', host = '', v6, port, database = '' } = match.groups;
  return { host: v6 ?? host, port: Number(port ?? 3306), username, password, database };
}
