/** The double-click interval of most systems. */
const doubleClickMs = 250;

let opening: ReturnType<typeof setTimeout> | undefined;

/**
 * A title is a link, and a double click on a card edits it: the first click on a title must not navigate before a
 * second one can follow. Clicks by keyboard or touch, or with a modifier key, are not changed.
 * @returns whether the click was on a title and has been handled
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
