const scrollEdge = 60;

/** Scrolls the page while a card is held near its edge. @param y pixels from the top of the window */
export function scrollNear(y: number): void {
  if (y < scrollEdge) scrollBy(0, -12);
  else if (y > innerHeight - scrollEdge) scrollBy(0, 12);
}
