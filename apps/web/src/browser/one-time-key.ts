/** A one-time key for a form. `randomUUID` does not exist where the site is not served over https. */
export function oneTimeKey(): string {
  return Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(36)).join('-');
}
