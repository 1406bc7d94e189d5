/** The page of an address that answers without one. */
export function Nothing() {
  return null;
}
