/** The page component of an address that never renders a page. */
export function EmptyPage() {
  return null;
}
