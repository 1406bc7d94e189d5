import { type KeyboardEvent, type MouseEvent, useEffect, useRef, useState } from 'react';
import { isComposing } from '../../browser/composing';
import { m } from '../../messages/messages';
import { statusNames } from '../../ui/card';
import { type Command, commandsOf } from './commands';
import { matching } from './match';
import { useFound } from './use-found';

export interface PaletteProps {
  /** The element that had the focus; commands act on its card. */
  origin: Element;
  close(): void;
}

interface Group {
  id: string;
  title: string;
  options: (Command & { hint?: string })[];
}

/** The command palette: searches the actions of the page, the lists and the todos. */
export default function Palette({ origin, close }: PaletteProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [q, setQ] = useState('');
  const [chosen, setChosen] = useState(0);
  // The page does not change while the palette covers it.
  const [commands] = useState(() => commandsOf(origin.closest('.card')));
  const { found, failed } = useFound(q);
  useEffect(() => dialog.current?.showModal(), []);

  const go = (href: string) => () => location.assign(href);
  const groups: Group[] = [
    { id: 'actions', title: m.palette_actions(), options: matching(commands, q) },
    {
      id: 'lists',
      title: m.lists(),
      options: matching(
        found.lists.map(({ id, name, href }) => ({ id: `list-${id}`, text: name, run: go(href) })),
        q,
      ),
    },
    {
      id: 'todos',
      title: m.todos(),
      options: (q.trim() ? found.todos : []).map(({ id, title, status, list }) => ({
        id: `found-${id}`,
        text: title,
        hint: [list, statusNames[status]].filter(Boolean).join(' · '),
        run: go(`/items/${id}`),
      })),
    },
  ].filter(({ options }) => options.length > 0);
  const options = groups.flatMap((group) => group.options);
  const active = options[Math.min(chosen, options.length - 1)];

  useEffect(() => {
    if (active) document.getElementById(active.id)?.scrollIntoView({ block: 'nearest' });
  }, [active]);

  const run = (command: Command | undefined) => {
    if (!command) return;
    // Returns the focus first: the command acts on the focused card.
    dialog.current?.close();
    command.run();
  };
  const press = (event: KeyboardEvent) => {
    if (isComposing(event.nativeEvent)) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === 'Enter') run(active);
    else if (step) setChosen((options.indexOf(active as Command) + step + options.length) % (options.length || 1));
    else return;
    event.preventDefault();
  };
  const click = (event: MouseEvent) => {
    const id = (event.target as Element).closest('[role=option]')?.id;
    if (id) run(options.find((option) => option.id === id));
    else if (event.target === dialog.current) dialog.current?.close();
  };

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the search field handles the keys
    <dialog ref={dialog} className="palette" aria-label={m.palette()} onClose={close} onClick={click}>
      <form method="dialog">
        <input
          role="combobox"
          aria-label={m.palette_hint()}
          placeholder={m.palette_hint()}
          aria-expanded={options.length > 0}
          aria-controls="palette-options"
          aria-activedescendant={active?.id}
          aria-autocomplete="list"
          autoComplete="off"
          spellCheck={false}
          enterKeyHint="go"
          dir="auto"
          onInput={(event) => {
            setQ(event.currentTarget.value);
            setChosen(0);
          }}
          onKeyDown={press}
        />
        <button type="submit" className="quiet">
          {m.close()}
        </button>
      </form>
      <div id="palette-options" role="listbox" aria-label={m.palette()}>
        {groups.map((group) => (
          // biome-ignore lint/a11y/useSemanticElements: a group of options, not a fieldset
          <div key={group.id} role="group" aria-labelledby={`palette-${group.id}`}>
            <div id={`palette-${group.id}`} className="palette-group" role="presentation">
              {group.title}
            </div>
            {group.options.map((option) => (
              // biome-ignore lint/a11y/useFocusableInteractive: as in any ARIA combobox, the focus stays in the field
              <div key={option.id} id={option.id} role="option" aria-selected={option.id === active?.id} dir="auto">
                {option.text} {option.hint && <small>{option.hint}</small>}
              </div>
            ))}
          </div>
        ))}
      </div>
      <p role="status" className={options.length > 0 && !failed ? 'sr-only' : 'hint'}>
        {failed ? m.palette_unreachable() : m.palette_count({ count: options.length })}
      </p>
    </dialog>
  );
}
