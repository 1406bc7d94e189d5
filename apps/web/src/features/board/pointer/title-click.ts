/**
 * Whether a mouse has clicked the title of a card, which edits it in its place. By touch or with a modifier key it is the
 * link that it looks like, and leads to the page of the todo.
 */
export function isPlainTitleClick(event: MouseEvent): boolean {
  const link = (event.target as Element).closest<HTMLAnchorElement>('a.card-title');
  const byMouse = event.detail > 0 && (event as PointerEvent).pointerType !== 'touch';
  return link !== null && byMouse && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
}
