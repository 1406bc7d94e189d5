import { isElsewhere } from '../../../browser/shortcuts';

/** Keys that may be shortcuts of the selection; others, like Tab, keep their effect in the browser. */
const meant = /^(.|Delete|Escape)$/;

/** Keys and clicks that were made while the code for them is being loaded. */
export interface HeldInput {
  /** Dispatches them again, in their order. */
  letGo(): void;
  /** Discards them. */
  drop(): void;
}

/** Holds back keys, and clicks on cards: otherwise one todo would react to what is meant for the whole selection. */
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
