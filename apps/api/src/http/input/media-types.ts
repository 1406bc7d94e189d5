/** Media types of a body that is read as JSON. */
export const jsonTypes = ['application/json', 'application/merge-patch+json'] as const;

/** Response header that lists the media types a method accepts; PATCH and POST have one of their own. */
const headerOf = new Map([
  ['PATCH', 'Accept-Patch'],
  ['POST', 'Accept-Post'],
]);

/** Headers that tell a client what to send in place of an unsupported type or content coding (RFC 9110 15.5.16). */
export function acceptedBy(method: string): Record<string, string> {
  return { [headerOf.get(method) ?? 'Accept']: accepted(method), 'Accept-Encoding': 'identity' };
}

/** The media types that a method accepts, the usual one first. */
export function accepted(method: string): string {
  return (method === 'PATCH' ? jsonTypes.toReversed() : [...jsonTypes]).join(', ');
}
