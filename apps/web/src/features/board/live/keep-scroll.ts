/**
 * Changes the page without moving what the visitor is looking at. Most browsers do so themselves (scroll anchoring); in
 * the others, the page is scrolled so that the first visible card stays where it was.
 */
export function keepScroll(change: () => void): void {
  const anchor = CSS.supports('overflow-anchor', 'auto') ? undefined : firstInSight();
  const before = anchor?.getBoundingClientRect().top;
  change();
  if (!anchor || before === undefined) return;
  requestAnimationFrame(() => {
    const now = document.getElementById(anchor.id)?.getBoundingClientRect().top;
    if (now !== undefined && now !== before) scrollBy(0, now - before);
  });
}

function firstInSight(): Element | undefined {
  const cards = [...document.querySelectorAll('.card')];
  return scrollY > 0 ? cards.find((card) => card.getBoundingClientRect().top >= 0) : undefined;
}
