/** Types in which a body is read as JSON. */
export const jsonTypes = ['application/json', 'application/merge-patch+json'] as const;

/** The header by which an answer tells which types a method takes; PATCH and POST have one of their own. */
const headerOf = new Map([
  ['PATCH', 'Accept-Patch'],
  ['POST', 'Accept-Post'],
]);

/** Tells a client what to send in place of a type, or of a coding, that nobody reads here (RFC 9110 15.5.16). */
export function acceptedBy(method: string): Record<string, string> {
  return { [headerOf.get(method) ?? 'Accept']: accepted(method), 'Accept-Encoding': 'identity' };
}

/** The types a method takes, the usual one first. */
export function accepted(method: string): string {
  return (method === 'PATCH' ? jsonTypes.toReversed() : [...jsonTypes]).join(', ');
}
