import { isElsewhere } from '../../../browser/shortcuts';

/** Keys that mean something to chosen todos; others, like Tab, do in the browser what they always do. */
const meant = /^(.|Delete|Escape)$/;

/** What is pressed and clicked while the code that it is meant for is being loaded. */
export interface HeldInput {
  /** Lets it be heard, in its order. */
  letGo(): void;
  /** Forgets it. */
  drop(): void;
}

/** Holds keys, and clicks on cards: one todo would hear what is meant for all that are chosen. */
export function holdInput(): HeldInput {
  const held: (() => void)[] = [];
  const listening = new AbortController();
  const hold = (event: Event, again: () => void) => {
    event.preventDefault();
    event.stopPropagation();
    held.push(again);
  };
  const options = { capture: true, signal: listening.signal };
  document.addEventListener(
    'keydown',
    (event) => {
      if (isElsewhere(event) || !meant.test(event.key)) return;
      hold(event, () => (document.activeElement ?? document.body).dispatchEvent(new KeyboardEvent('keydown', event)));
    },
    options,
  );
  document.addEventListener(
    'click',
    (event) => {
      const target = event.target as Element;
      if (event.detail === 0 || !target.closest('.lists .card:not(.editing)') || target.closest('button, .menu'))
        return;
      hold(event, () => target.dispatchEvent(new MouseEvent('click', event)));
    },
    options,
  );
  return {
    letGo() {
      listening.abort();
      for (const again of held) again();
    },
    drop: () => listening.abort(),
  };
}
