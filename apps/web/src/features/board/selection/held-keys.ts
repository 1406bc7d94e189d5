import { isElsewhere } from '../../../browser/shortcuts';

/** Keys that mean something to chosen todos; others, like Tab, do in the browser what they always do. */
const meant = /^(.|Delete|Escape)$/;

/**
 * Keeps the keys that are pressed while the code that they are meant for is being loaded: one todo would hear what is
 * meant for all that are chosen.
 * @returns lets them be heard, in their order
 */
export function holdKeys(): () => void {
  const held: KeyboardEvent[] = [];
  const listening = new AbortController();
  const hold = (event: KeyboardEvent) => {
    if (isElsewhere(event) || !meant.test(event.key)) return;
    event.preventDefault();
    event.stopPropagation();
    held.push(event);
  };
  document.addEventListener('keydown', hold, { capture: true, signal: listening.signal });
  return () => {
    listening.abort();
    for (const event of held)
      (document.activeElement ?? document.body).dispatchEvent(new KeyboardEvent('keydown', event));
  };
}
