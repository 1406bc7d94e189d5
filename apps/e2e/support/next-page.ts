/** Address of the next page in a `Link` header (RFC 8288), as the API writes it; undefined on the last page. */
export function nextPage(link: unknown): string | undefined {
  return /<([^>]+)>;\s*rel="next"/.exec(String(link ?? ''))?.[1];
}
