import { isComposing } from './composing';

type Act = (id: number, action: string, fields: Record<string, string>) => void;

/** Pixels a mouse moves before a press becomes a drag. */
const threshold = 6;
/** Milliseconds a finger rests before a touch becomes a drag instead of a scroll. */
const longPressMs = 350;
const scrollEdge = 60;

/** Follows a pointer that went down on a card, until it is let go somewhere. Escape leaves all as it was. */
export function drag(start: PointerEvent, card: HTMLElement, act: Act): void {
  const touch = start.pointerType !== 'mouse';
  const end = new AbortController();
  const { signal } = end;
  const line = document.createElement('li');
  line.className = 'drop-line';
  let dragging = false;

  const begin = () => {
    dragging = true;
    card.classList.add('dragging');
    document.documentElement.classList.add('has-drag');
    getSelection()?.empty();
  };
  const timer = touch ? setTimeout(begin, longPressMs) : undefined;

  const stop = () => {
    clearTimeout(timer);
    end.abort();
    line.remove();
    card.classList.remove('dragging');
    card.style.translate = '';
    document.documentElement.classList.remove('has-drag');
  };

  const move = (event: PointerEvent) => {
    const [x, y] = [event.clientX - start.clientX, event.clientY - start.clientY];
    if (!dragging && Math.hypot(x, y) > threshold) {
      if (touch) return stop();
      begin();
    }
    if (!dragging) return;
    card.style.translate = `${x}px ${y}px`;
    scrollNear(event.clientY);
    showLine(event, card, line);
  };

  const drop = () => {
    const column = line.closest<HTMLElement>('.column');
    const before = nextCard(line.nextElementSibling, card, 'nextElementSibling');
    const after = nextCard(line.previousElementSibling, card, 'previousElementSibling');
    const stays =
      line.parentElement === card.parentElement &&
      (line.nextElementSibling === card || line.previousElementSibling === card);
    if (dragging) swallowClick();
    stop();
    if (!dragging || !column || stays) return;
    const from = card.closest<HTMLElement>('.column')?.dataset.status;
    const status = column.dataset.status ?? '';
    const manual = status !== 'DONE';
    if (!manual && from === status) return;
    const beside: Record<string, string> = before ? { before } : after ? { after } : {};
    act(Number(card.id.slice('todo-'.length)), 'move', { status, ...(manual && beside) });
  };

  document.addEventListener('pointermove', move, { signal });
  document.addEventListener('pointerup', drop, { signal });
  document.addEventListener('pointercancel', stop, { signal });
  document.addEventListener('dragstart', (event) => event.preventDefault(), { signal });
  document.addEventListener('keydown', (event) => !isComposing(event) && event.key === 'Escape' && stop(), { signal });
  document.addEventListener('touchmove', (event) => dragging && event.preventDefault(), { signal, passive: false });
}

function scrollNear(y: number): void {
  if (y < scrollEdge) scrollBy(0, -12);
  else if (y > innerHeight - scrollEdge) scrollBy(0, 12);
}

function showLine({ clientX, clientY }: PointerEvent, card: HTMLElement, line: HTMLElement): void {
  const under = document.elementsFromPoint(clientX, clientY);
  const column = under.find((element) => element.matches('.column'));
  const cards = column?.querySelector('.cards');
  if (!cards) {
    line.remove();
    return;
  }
  const rows = Array.from(cards.querySelectorAll<HTMLElement>('.card')).filter((row) => row !== card);
  const next = rows.find((row) => {
    const { top, height } = row.getBoundingClientRect();
    return clientY < top + height / 2;
  });
  if (line.parentElement !== cards || line.nextElementSibling !== (next ?? null))
    cards.insertBefore(line, next ?? null);
}

function nextCard(element: Element | null, card: HTMLElement, step: 'nextElementSibling' | 'previousElementSibling') {
  const found = element === card ? card[step] : element;
  return found?.matches('.card') ? found.id.slice('todo-'.length) : undefined;
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
