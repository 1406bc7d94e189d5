/**
 * Whether a click on the title of a card should open the inline editor: only a mouse click without modifier keys. By
 * touch or with a modifier key the title is an ordinary link to the page of the todo.
 */
export function isPlainTitleClick(event: MouseEvent): boolean {
  const link = (event.target as Element).closest<HTMLAnchorElement>('a.card-title');
  const byMouse = event.detail > 0 && (event as PointerEvent).pointerType !== 'touch';
  return link !== null && byMouse && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
}
