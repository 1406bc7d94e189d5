import { limits } from '@todo/shared/limits';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { oneTimeKey } from '../board/submit';
import type { Refusal } from './model';

interface Props {
  addKey: string;
  here: string;
  /** What was typed before, when it was refused. */
  typed: string;
  refusal: Refusal | null;
  /** @returns the reason when the todo was refused */
  add(title: string, key: string, back: string): Promise<string | undefined>;
}

/** One line, Enter adds; the field keeps the focus for the next one. */
export function QuickAdd({ addKey, here, typed, refusal, add }: Props) {
  const [error, setError] = useState(refusal?.fields.find(({ name }) => name === 'title')?.detail ?? '');
  const form = useRef<HTMLFormElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const key = useRef(addKey);

  useEffect(() => {
    // Where a keyboard would pop up over the list, the visitor opens it.
    const unwanted = location.hash || !matchMedia('(hover: hover) and (pointer: fine)').matches;
    if (!unwanted && document.activeElement === document.body) field.current?.focus({ preventScroll: true });
  }, []);

  const submit = async (event: FormEvent) => {
    const input = field.current;
    if (!input) return;
    event.preventDefault();
    const text = input.value;
    const title = text.trim();
    if (!title) return setError('Type what is to be done first.');
    const sent = add(title, key.current, here);
    key.current = oneTimeKey();
    form.current?.reset();
    input.value = '';
    setError('');
    const reason = await sent;
    if (!reason) return;
    setError(reason);
    input.value = input.value ? `${text} ${input.value}` : text;
    input.focus();
  };

  return (
    <form ref={form} method="post" action="/items" className="quick-add" onSubmit={submit}>
      <input type="hidden" name="key" value={addKey} />
      <input type="hidden" name="back" value={here} />
      <label htmlFor="title">New todo</label>
      <div>
        <input
          ref={field}
          id="title"
          name="title"
          defaultValue={typed}
          maxLength={limits.titleCodePoints * 2}
          placeholder="What is to be done?"
          autoComplete="off"
          dir="auto"
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? 'title-error' : undefined}
        />
        <button type="submit" className="primary">
          Add
        </button>
        <a href={`/items/new?back=${encodeURIComponent(here)}`}>More fields</a>
      </div>
      {error && (
        <p id="title-error" className="field-error" role="alert">
          {error}
        </p>
      )}
    </form>
  );
}
