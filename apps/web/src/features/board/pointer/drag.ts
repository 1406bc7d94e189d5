import { isComposing } from '../../../browser/composing';
import { cardId } from '../keyboard/focus';
import { scrollNear } from './scroll-near';

export type Act = (id: number, action: string, fields: Record<string, string>) => void;

/** Where a card that is dragged would go. */
export interface Target {
  show(event: PointerEvent): void;
  /** The form that moves it there; undefined where it would stay. */
  taken(): { action: string; fields: Record<string, string> } | undefined;
  remove(): void;
}

/** Pixels a mouse moves before a press becomes a drag. */
const threshold = 6;
/** Milliseconds a finger rests before a touch becomes a drag instead of a scroll. */
const longPressMs = 350;

/** One card at a time: a second finger or another button is ignored during a drag. */
let busy = false;

/**
 * Drags a card with the pointer that was pressed on it until it is released; other pointers are ignored. Escape cancels
 * the drag.
 * @param targetOf where a card may go on this page
 */
export function drag(start: PointerEvent, act: Act, targetOf: (card: HTMLElement) => Target): void {
  const pressed = start.target as Element;
  const card = pressed.closest<HTMLElement>('.card:not(.editing, .pending)');
  // On a Mac, Control and a click open the context menu.
  const isPress = start.button === 0 && !start.ctrlKey && start.isPrimary;
  if (!card || busy || !isPress || pressed.closest('button, input, .menu')) return;
  busy = true;
  const touch = start.pointerType !== 'mouse';
  const end = new AbortController();
  const target = targetOf(card);
  let dragging = false;

  const begin = () => {
    dragging = true;
    card.classList.add('dragging');
    document.documentElement.classList.add('has-drag');
    getSelection()?.empty();
  };
  const timer = touch ? setTimeout(begin, longPressMs) : undefined;

  const stop = () => {
    busy = false;
    clearTimeout(timer);
    end.abort();
    target.remove();
    card.classList.remove('dragging');
    card.style.translate = '';
    document.documentElement.classList.remove('has-drag');
  };

  const move = (event: PointerEvent) => {
    // The button was released outside the page.
    if ((event.buttons & 1) === 0) return stop();
    const [x, y] = [event.clientX - start.clientX, event.clientY - start.clientY];
    if (!dragging && Math.hypot(x, y) > threshold) {
      if (touch) return stop();
      begin();
    }
    if (!dragging) return;
    card.style.translate = `${x}px ${y}px`;
    scrollNear(event.clientY);
    target.show(event);
  };

  const drop = () => {
    const taken = dragging ? target.taken() : undefined;
    if (dragging) swallowClick();
    stop();
    if (taken) act(cardId(card), taken.action, taken.fields);
  };

  const listen = <E extends Event>(name: string, heard: (event: E) => void) =>
    document.addEventListener(name, heard as EventListener, { signal: end.signal, passive: false });
  const ofThis = (heard: (event: PointerEvent) => void) => (event: PointerEvent) => {
    if (event.pointerId === start.pointerId) heard(event);
  };
  listen('pointermove', ofThis(move));
  listen('pointerup', ofThis(drop));
  listen('pointercancel', ofThis(stop));
  listen('keydown', (event: KeyboardEvent) => !isComposing(event) && event.key === 'Escape' && stop());
  listen('touchmove', (event) => dragging && event.preventDefault());
  // Suppresses the browser's own reactions to a long press: dragging the link of the title, and its menu.
  listen('dragstart', (event) => event.preventDefault());
  if (touch) listen('contextmenu', (event) => event.preventDefault());
  addEventListener('blur', stop, { signal: end.signal });
}

/** The click that ends a drag must not open the card. */
function swallowClick(): void {
  const swallow = (event: MouseEvent) => {
    event.preventDefault();
    event.stopPropagation();
  };
  addEventListener('click', swallow, { capture: true, once: true });
  setTimeout(() => removeEventListener('click', swallow, { capture: true }), 0);
}
