/** The address of a board or list, with boxes to choose several todos. @param here a path of this site */
export function withSelection(here: string): string {
  const path = withoutSelection(here);
  return `${path}${path.includes('?') ? '&' : '?'}select=1`;
}

/** The same without boxes. */
export function withoutSelection(here: string): string {
  const [path = '', search] = here.split('?', 2);
  const others = search?.split('&').filter((pair) => pair !== 'select=1') ?? [];
  return others.length === 0 ? path : `${path}?${others.join('&')}`;
}
