/** The address without the parameter that opens a selection. @param here a path of this site */
export function withoutSelection(here: string): string {
  const [path = '', search] = here.split('?', 2);
  const others = search?.split('&').filter((pair) => pair !== 'select=1') ?? [];
  return others.length === 0 ? path : `${path}?${others.join('&')}`;
}
