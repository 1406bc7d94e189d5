import { m } from '../../messages/messages';

/** Something that the palette can do. */
export interface Command {
  id: string;
  text: string;
  run(): void;
}

/** What a page offers as links and buttons, wherever they stand in it. */
const offered = [
  '.column .plus',
  '.views a',
  '.chips a',
  '.tabs a',
  '.column > button',
  'a.more',
  '.page-menu-items :is(a, button):not([data-palette])',
  'main nav a',
];

/** What can be done with several todos that are chosen comes before what can be done with one. */
const ofSelection = '.bulk-bar :is(button:not([hidden], :disabled, .bulk-day *), .bulk-leave)';

/**
 * Everything that can be done on this page: what its links and buttons do, those of the card that has the focus, and
 * what is done by keys alone. So a new button is a command, too.
 * @param card that had the focus before
 */
export function commandsOf(card: Element | null): Command[] {
  const ofCard = Array.from(card?.querySelectorAll<HTMLElement>('.check, .menu-items :is(a, button)') ?? []);
  const ofPage = Array.from(document.querySelectorAll<HTMLElement>(offered.join()));
  const ofSeveral = Array.from(document.querySelectorAll<HTMLElement>(ofSelection));
  const byText = new Map<string, Command>();
  for (const element of [...ofSeveral, ...ofCard, ...ofPage]) {
    const text = textOf(element);
    if (text && !byText.has(text)) byText.set(text, { id: '', text, run: () => element.click() });
  }
  return [...byText.values(), ...byKeys()].map((command, index) => ({ ...command, id: `command-${index}` }));
}

/** What there is no button for. */
function byKeys(): Command[] {
  const focus = (selector: string, text: string) => {
    const field = document.querySelector<HTMLElement>(selector);
    return field ? [{ id: '', text, run: () => field.focus() }] : [];
  };
  const press = (text: string, shiftKey: boolean) => ({
    id: '',
    text,
    run: () =>
      document.dispatchEvent(new KeyboardEvent('keydown', { key: 'z', code: 'KeyZ', ctrlKey: true, shiftKey })),
  });
  const isBoard = document.querySelector('.lists') !== null;
  return [
    ...focus('#title', m.new_todo()),
    ...focus('input[type=search]', m.search_todos()),
    ...(isBoard ? [press(m.undo(), false), press(m.redo(), true)] : []),
  ];
}

/** The name of a link or button; that of a choice begins with what is chosen. */
function textOf(element: HTMLElement): string {
  if (element.matches('.check')) return m.key_done();
  const copy = element.cloneNode(true) as HTMLElement;
  for (const extra of copy.querySelectorAll('.count, kbd, svg')) extra.remove();
  const text = (element.getAttribute('aria-label') ?? copy.textContent ?? '').trim();
  const group =
    element.closest('fieldset')?.querySelector('legend')?.textContent ??
    element.closest('.bulk-menu')?.querySelector('summary')?.textContent ??
    element.closest('.menu-dates')?.getAttribute('aria-label');
  return group && text ? m.palette_choice({ group, choice: text }) : text;
}
