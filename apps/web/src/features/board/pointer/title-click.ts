/** As long as most systems wait for the second click of a double click. */
const doubleClickMs = 250;

let opening: ReturnType<typeof setTimeout> | undefined;

/**
 * A title is a link, and a double click on a card edits it: the first click on a title must not lead away before the
 * second can come. A click by keyboard, finger or with a key held down is as ever.
 * @returns whether the click was one on a title, and is dealt with
 */
export function clickTitle(event: MouseEvent): boolean {
  const link = (event.target as Element).closest<HTMLAnchorElement>('a.card-title:not([href^="/items/-"])');
  const byMouse = event.detail > 0 && (event as PointerEvent).pointerType !== 'touch';
  if (!link || !byMouse || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return false;
  event.preventDefault();
  clearTimeout(opening);
  if (event.detail === 1) opening = setTimeout(() => location.assign(link.href), doubleClickMs);
  return true;
}
