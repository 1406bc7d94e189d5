/** The page of an address that answers without one. */
export function EmptyPage() {
  return null;
}
