/** Transactions of one server in a set of GTIDs: its uuid, perhaps a tag, and intervals of numbers. */
const ofServer =
  /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?::[a-z_]\w{0,31})?):(?:\d{1,18}(?:-\d{1,18})?:)*(?:\d{1,18}-)?(\d{1,18})$/;

/** Longest token that is accepted: a cookie holds 4 kB. */
const longest = 3_000;

/** Whether the API can have issued this token: a foreign cookie must not make the API respond with 400. */
export function isConsistencyToken(text: string): boolean {
  return partsOf(text) !== undefined;
}

/**
 * Merges tokens into one that covers all writes of a visitor, whichever response came last. Each says "up to this
 * transaction of that server", so the highest of each server covers the others. Invalid tokens are ignored.
 * @returns undefined when there is nothing to wait for
 */
export function joinConsistencyTokens(tokens: string[]): string | undefined {
  const furthest = new Map<string, { set: string; last: bigint }>();
  for (const { server, set, last } of tokens.flatMap((token) => partsOf(token) ?? [])) {
    const known = furthest.get(server);
    if (!known || known.last < last) furthest.set(server, { set, last });
  }
  if (furthest.size === 0) return undefined;
  const sets = [...furthest.values()].map(({ set }) => set);
  return Buffer.from(sets.sort().join(',')).toString('base64url');
}

function partsOf(token: string) {
  if (token === '' || token.length > longest) return undefined;
  const parts = Buffer.from(token, 'base64url')
    .toString('latin1')
    .split(',')
    .map((set) => {
      const [, server, last] = ofServer.exec(set) ?? [];
      return server && last ? { server, set, last: BigInt(last) } : undefined;
    });
  return parts.every((part) => part !== undefined) ? parts : undefined;
}
