import type { Captured } from '@todo/shared/capture/capture';
import { limits } from '@todo/shared/limits';
import { priorityOf } from '@todo/shared/todos/priority';
import type { Status } from '@todo/shared/todos/todo';
import { type ClipboardEvent, type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { isComposing } from '../../../browser/composing';
import { oneTimeKey } from '../../../browser/one-time-key';
import { m } from '../../../messages/messages';
import { Icon } from '../../../ui/icon';
import type { Frame } from '../../../ui/page-frame';
import type { Refusal } from '../../../ui/refusal-summary';
import { dropDraft, keepDraft, readDraft } from '../../drafts/drafts';
import { addLines, linesOf, type NewLine } from '../../drafts/new-lines';
import type { Filter } from '../filtering/filter';
import { cardColumns, focusCard } from '../keyboard/focus';
import type { Board } from '../writes/board';
import { Lines } from './lines';
import { useTypedDate } from './use-typed-date';

/** Length of a title, in characters, from which on a counter is shown. */
const countedFrom = 150;

const placeholders = { TODO: m.add_placeholder, PROGRESS: m.column_add_progress, DONE: m.column_add_done } as const;

interface Props {
  frame: Frame;
  /** The title that was rejected. */
  typed: string;
  refusal: Refusal | null;
  board: Board;
  filter: Filter;
  today: string | null;
  /** Status of the todos that it adds. */
  status: Status;
}

/** The quick-add line: Enter adds a todo, and the field keeps the focus for the next one. */
export function AddLine({ frame, typed, refusal, board, filter, today, status }: Props) {
  const { lines, setLines } = board;
  const [error, setError] = useState(refusal?.fields.find(({ name }) => name === 'title')?.detail ?? '');
  const [length, setLength] = useState(0);
  const field = useRef<HTMLInputElement>(null);
  // A todo that is added under a filter for today, a priority or labels gets these values: otherwise it would not show.
  const due = filter.due === 'today' && today !== null ? today : undefined;
  const priority = priorityOf(filter.priority)?.toString();
  const shown = { status, ...(priority && { priority }) };
  /** A rejected text with its idempotency key: the same text is sent again as the same write. */
  const again = useRef<NewLine>({ title: typed, key: frame.key });
  const date = useTypedDate();
  const latest = useRef(lines);
  latest.current = lines;

  // biome-ignore lint/correctness/useExhaustiveDependencies: runs once per page
  useEffect(() => {
    const input = field.current;
    if (!input) return;
    // The browser's autocomplete list would cover the cards; without JavaScript it keeps the text over a Back.
    input.autocomplete = 'off';
    const draft = readDraft('line')?.fields;
    if (draft && !input.value)
      setText({ title: draft.title ?? '', key: draft.key ?? oneTimeKey(), kept: draft.kept ?? '' });
    // On a touch screen the focus would open the keyboard over the list.
    const unwanted = location.hash || filter.q || !matchMedia('(hover: hover) and (pointer: fine)').matches;
    if (!unwanted && document.activeElement === document.body) input.focus({ preventScroll: true });
  }, []);

  const setText = ({ title, key, typed = title, kept = '' }: NewLine) => {
    if (field.current) field.current.value = typed;
    again.current = { title: typed, key };
    remember(kept);
  };
  const remember = (kept?: string) => {
    const title = field.current?.value ?? '';
    setLength([...title.trim()].length);
    date.look(title, kept);
    if (title) keepDraft('line', { fields: { title, key: keyOf(title), kept: date.kept() } });
    else dropDraft('line');
  };
  const keyOf = (text: string) => (again.current.title.trim() === text.trim() ? again.current.key : oneTimeKey());

  const send = async (line: NewLine) => {
    const labels = [filter.label, line.labels].filter(Boolean).join();
    const day = due && !line.rule && { due };
    const back = await board.add({ ...shown, ...day, ...line, ...(labels && { labels }) }, frame.here, filter.q !== '');
    if (!back) return;
    // The quick-add line has moved to another column meanwhile.
    if (!field.current) return setLines(addLines([back]));
    setError(back.reason ?? '');
    // Other lines were rejected before, or something else is being typed.
    if (field.current.value || latest.current.length > 0) {
      latest.current = [...latest.current, back];
      return setLines(latest.current);
    }
    setText(back);
    field.current?.focus();
  };
  const sendAll = (all: NewLine[]) => {
    setLines([]);
    latest.current = [];
    setError('');
    // The newest todo comes first, so a pasted list is added from its end, to keep its order.
    const refused = all.filter(({ reason }) => reason);
    const pasted = all.filter(({ reason }) => !reason).reverse();
    for (const line of [...refused, ...pasted]) void send(line);
  };
  const submit = (event: FormEvent) => {
    // The button for the full form sends the title along, as it does without JavaScript.
    if (((event.nativeEvent as SubmitEvent).submitter as HTMLButtonElement | null)?.value === 'more') {
      return dropDraft('line');
    }
    event.preventDefault();
    const text = field.current?.value ?? '';
    if (!text.trim()) return lines.length > 0 ? sendAll(lines) : setError(m.type_first());
    const read = date.read(text);
    const length = [...read.title].length;
    if (length > limits.titleCodePoints) {
      return setError(m.title_too_long({ count: length, max: limits.titleCodePoints }));
    }
    const line: NewLine = { ...read, key: keyOf(text), typed: text, kept: date.kept() };
    setText({ title: '', key: oneTimeKey() });
    setError('');
    void send(line);
  };
  const paste = (event: ClipboardEvent<HTMLInputElement>) => {
    const { value, selectionStart, selectionEnd } = event.currentTarget;
    const pasted = linesOf(event.clipboardData.getData('text/plain'));
    if (pasted.length < 2) return;
    event.preventDefault();
    const around = [value.slice(0, selectionStart ?? 0), value.slice(selectionEnd ?? 0)].map((part) => part.trim());
    const [first, last] = [pasted[0], pasted.at(-1)];
    if (first && around[0]) first.title = `${around[0]} ${first.title}`;
    if (last && around[1]) last.title = `${last.title} ${around[1]}`;
    setText({ title: '', key: oneTimeKey() });
    setLines([...lines, ...pasted]);
  };
  const leave = (event: KeyboardEvent<HTMLInputElement>) => {
    if (isComposing(event.nativeEvent)) return;
    if (date.found && isAgainst(date.found, event)) {
      event.preventDefault();
      return keepWords();
    }
    if (event.currentTarget.value) return;
    if (event.key !== 'Escape' && event.key !== 'ArrowDown') return;
    event.preventDefault();
    focusCard(cardColumns().flat()[0]);
  };
  const keepWords = () => {
    date.keep();
    // A new key: the todo with the parsed date may have been created, and this is a different one.
    again.current = { title: '', key: oneTimeKey() };
    remember();
    field.current?.focus();
  };
  const isLong = length >= countedFrom;
  const edit = (line: NewLine) => {
    const instead = field.current?.value.trim();
    const others = lines.filter(({ key }) => key !== line.key);
    setLines(instead ? [{ title: instead, key: keyOf(instead) }, ...others] : others);
    setText(line);
    setError(line.reason ?? '');
    field.current?.focus();
  };

  return (
    <form method="post" action="/items" className="add-line" onSubmit={submit} onInput={() => remember()}>
      <input type="hidden" name="key" value={frame.key} />
      <input type="hidden" name="back" value={frame.here} />
      <input type="hidden" name="status" value={status} />
      {!date.kept() && <input type="hidden" name="read" value="line" />}
      {due && <input type="hidden" name="due" value={due} />}
      {priority && <input type="hidden" name="priority" value={priority} />}
      {filter.label && <input type="hidden" name="labels" value={filter.label} />}
      <label className="sr-only" htmlFor="title">
        {m.new_todo()}
      </label>
      <div>
        <Icon name="plus" />
        <input
          ref={field}
          id="title"
          name="title"
          defaultValue={typed}
          placeholder={placeholders[status]()}
          enterKeyHint="send"
          dir="auto"
          onPaste={paste}
          onKeyDown={leave}
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? 'title-error' : isLong ? 'title-length' : undefined}
        />
        <button type="submit" className="primary go" aria-label={m.add()}>
          <Icon name="send" />
        </button>
        <button
          type="submit"
          className="quiet"
          formAction="/items/new"
          formMethod="get"
          name="fields"
          value="more"
          aria-label={m.more_fields()}
          title={m.more_fields()}
        >
          <Icon name="calendar" />
        </button>
      </div>
      {date.Chip && <date.Chip found={date.found} today={today} keep={keepWords} />}
      {isLong && (
        <p id="title-length" className={length > limits.titleCodePoints ? 'field-error' : 'hint'}>
          {m.length_of({ count: length, max: limits.titleCodePoints })}
        </p>
      )}
      {error && (
        <p id="title-error" className="field-error" role="alert">
          {error}
        </p>
      )}
      {lines.length > 0 && <Lines lines={lines} add={sendAll} edit={edit} setLines={setLines} />}
    </form>
  );
}

/** Whether a key rejects the words that were understood: Escape, or Backspace right after them. */
function isAgainst({ words }: Captured, { key, currentTarget }: KeyboardEvent<HTMLInputElement>): boolean {
  const { value, selectionStart, selectionEnd } = currentTarget;
  const isAtEnd = selectionStart === value.length && selectionEnd === value.length && value.endsWith(words);
  return key === 'Escape' || (key === 'Backspace' && isAtEnd);
}
