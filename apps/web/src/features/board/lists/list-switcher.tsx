import { type KeyboardEvent, useRef } from 'react';
import { m } from '../../../messages/messages';
import { viewHref } from '../../../ui/list-names';
import type { Filter } from '../filtering/filter';
import { type Choice, isShown } from './place';

/** Menu with the boards of the visitor's other lists and the settings of this one. */
export function ListSwitcher({ choices, filter }: { choices: Choice[]; filter: Filter }) {
  const menu = useRef<HTMLDetailsElement>(null);
  const isAll = filter.list === 'ALL';
  const shown = choices.find((choice) => isShown(choice, filter.list));
  if (choices.length < 2 || (!shown && !isAll)) return null;
  const leave = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !menu.current?.open) return;
    menu.current.open = false;
    menu.current.querySelector('summary')?.focus();
  };
  const current = (is: boolean) => (is ? { 'aria-current': 'page' as const } : {});
  return (
    <details ref={menu} className="switcher" onKeyDown={leave}>
      <summary>
        <span className="sr-only">{m.lists()}: </span>
        <span dir="auto">{shown?.name ?? m.all_lists()}</span>
      </summary>
      <nav className="switcher-items" aria-label={m.lists()}>
        {choices.map((choice) => (
          <a
            key={choice.id}
            href={viewHref(filter.view, choice.own ? '' : String(choice.id))}
            dir="auto"
            {...current(choice === shown)}
          >
            {choice.name}
          </a>
        ))}
        <a href={viewHref(filter.view, 'ALL')} {...current(isAll)}>
          {m.all_lists()}
        </a>
        <a className="apart" href={shown ? `/my/lists/${shown.id}` : '/my/lists'}>
          {m.list_settings()}
        </a>
      </nav>
    </details>
  );
}
