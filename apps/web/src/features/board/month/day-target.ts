import type { Target } from '../pointer/drag';

/** The day under the pointer, to which a card that is dragged moves. */
export function dayTarget(card: HTMLElement): Target {
  const from = dayOf(card);
  let over: HTMLElement | undefined;
  const mark = (day: HTMLElement | undefined) => {
    over?.classList.remove('drop-day');
    over = day;
    over?.classList.add('drop-day');
  };
  return {
    show({ clientX, clientY }) {
      const under = document.elementsFromPoint(clientX, clientY);
      mark(under.find((element): element is HTMLElement => element.matches('[data-day]')));
    },
    taken() {
      const due = over?.dataset.day;
      return due !== undefined && due !== from ? { action: 'due', fields: { due } } : undefined;
    },
    remove: () => mark(undefined),
  };
}

function dayOf(card: HTMLElement): string | undefined {
  return card.closest<HTMLElement>('[data-day]')?.dataset.day;
}
