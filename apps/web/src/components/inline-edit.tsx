import { limits } from '@todo/shared/limits';
import { type FocusEvent, type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { Editing, Fields } from '../board/use-board';
import type { Card } from './model';

interface Props {
  card: Card;
  editing: Editing;
  /** @param begun the card as it was when the edit began */
  save(fields: Fields, begun: Card): void;
  cancel(): void;
}

/** The card as a form. Enter or leaving it saves, Escape restores. */
export function InlineEdit({ card, editing, save, cancel }: Props) {
  const form = useRef<HTMLFormElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const [error, setError] = useState(editing.error ?? '');
  // An answer to something else may change the card meanwhile; what is typed here is meant for what was there.
  const [begun] = useState(card);
  const before: Fields = { title: begun.title, due: begun.due ?? '', ...(!begun.long && { content: begun.content }) };
  const start = editing.typed ?? before;

  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, []);

  const finish = () => {
    if (!form.current) return;
    const typed = Object.fromEntries(new FormData(form.current)) as Fields;
    if (!typed.title?.trim()) return setError('A todo needs a title. To remove it, delete it.');
    const changed = Object.keys(before).some((name) => typed[name] !== before[name]);
    if (changed) save(typed, begun);
    else cancel();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    finish();
  };
  const leave = (event: FocusEvent) => {
    if (event.relatedTarget && !form.current?.contains(event.relatedTarget)) finish();
  };
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Escape') cancel();
    else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) finish();
    else return;
    event.preventDefault();
  };

  return (
    <li id={`todo-${card.id}`} className="card editing">
      <form
        ref={form}
        method="post"
        action={`/items/${card.id}/edit`}
        onSubmit={submit}
        onBlur={leave}
        onKeyDown={press}
        aria-label={`Edit ${card.title}`}
      >
        <input type="hidden" name="version" value={start.version ?? begun.version} />
        <input
          ref={field}
          name="title"
          defaultValue={start.title}
          maxLength={limits.titleCodePoints * 2}
          dir="auto"
          aria-label="Title"
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? `error-${card.id}` : undefined}
        />
        {!begun.long && <textarea name="content" defaultValue={start.content} rows={3} dir="auto" aria-label="Notes" />}
        <input type="date" name="due" defaultValue={start.due} aria-label="Due" min="1000-01-01" max="9999-12-31" />
        {error && (
          <p id={`error-${card.id}`} className="field-error" role="alert">
            {error}
          </p>
        )}
        <div className="row">
          <button type="submit" className="primary">
            Save
          </button>
          <button type="button" onClick={cancel}>
            Cancel
          </button>
          <a href={`/items/${card.id}`}>Open</a>
        </div>
      </form>
    </li>
  );
}
