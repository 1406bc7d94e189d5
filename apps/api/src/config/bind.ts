export interface Bind {
  host: string;
  port: number;
}

/** Parses `host:port`, `[v6]:port` or the tutorial's `:port` (every address). */
export function parseBind(text: string): Bind | undefined {
  const match = /^(?:\[(?<v6>[0-9a-fA-F:.]+)\]|(?<name>[^\s:[\]]*)):(?<port>\d{1,5})$/.exec(text);
  const port = Number(match?.groups?.port);
  if (!match?.groups || port > 65_535) return undefined;
  return { host: (match.groups.v6 ?? (match.groups.name || '0.0.0.0')).toLowerCase(), port };
}

/** Whether only this machine can reach the address. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(?:\.\d{1,3}){3}$/.test(host);
}
