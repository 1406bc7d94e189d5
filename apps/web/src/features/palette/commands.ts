import { m } from '../../messages/messages';

/** An action in the palette. */
export interface Command {
  id: string;
  text: string;
  run(): void;
}

/** Selectors of the links and buttons that become commands. */
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

/** Actions on selected todos, which come before those on a single one. */
const ofSelection = '.bulk-bar :is(button:not([hidden], :disabled, .bulk-day *), .bulk-leave)';

/**
 * Everything that can be done on this page: its links and buttons, those of the focused card, and actions that have only
 * a keyboard shortcut. A new button thus becomes a command by itself.
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

/** Actions without a button. */
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

/** The name of a link or button; that of an option begins with the name of its group. */
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
