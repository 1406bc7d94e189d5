import { cardId } from '../keyboard/focus';
import type { Target } from './drag';

/** A gap between the cards of a column, to which a card that is dragged moves. */
export function lineTarget(card: HTMLElement): Target {
  const line = dropLine(card.offsetHeight);
  return {
    show: (event) => showLine(event, card, line),
    taken() {
      const fields = placeOf(line, card);
      return fields && { action: 'move', fields };
    },
    remove: () => line.remove(),
  };
}

/** A gap as high as the card, shown where it would be dropped. */
function dropLine(height: number): HTMLElement {
  const line = document.createElement('li');
  line.className = 'drop-line';
  line.style.height = `${height}px`;
  return line;
}

/** Moves the gap to where the pointer is. */
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

/** The fields of the move to the gap; undefined if the card would stay where it is, or there is no gap. */
function placeOf(line: HTMLElement, card: HTMLElement): Record<string, string> | undefined {
  const status = line.closest<HTMLElement>('.column')?.dataset.status;
  if (!status || line.nextElementSibling === card || line.previousElementSibling === card) return undefined;
  const from = card.closest<HTMLElement>('.column')?.dataset.status;
  if (status === 'DONE') return from === status ? undefined : { status };
  const before = nextCard(line.nextElementSibling, card, 'nextElementSibling');
  const after = nextCard(line.previousElementSibling, card, 'previousElementSibling');
  return { status, ...(before ? { before } : after ? { after } : {}) };
}

function nextCard(element: Element | null, card: HTMLElement, step: 'nextElementSibling' | 'previousElementSibling') {
  const found = element === card ? card[step] : element;
  return found?.matches('.card') ? String(cardId(found)) : undefined;
}
