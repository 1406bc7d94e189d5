import { limits } from '@todo/shared/limits';
import { type ClipboardEvent, type FormEvent, useEffect, useRef, useState } from 'react';
import { oneTimeKey } from '../../../browser/one-time-key';
import type { Frame } from '../../../ui/page-frame';
import type { Refusal } from '../../../ui/refusal-summary';
import { dropDraft, keepDraft, readDraft } from '../../drafts/drafts';
import { linesOf, type NewLine } from '../../drafts/new-lines';
import type { Board } from '../writes/board';
import { Lines } from './lines';

interface Props {
  frame: Frame;
  /** The title that was refused. */
  typed: string;
  refusal: Refusal | null;
  board: Board;
}

/** One line, Enter adds; the field keeps the focus for the next one. */
export function QuickAdd({ frame, typed, refusal, board }: Props) {
  const { lines, setLines } = board;
  const [error, setError] = useState(refusal?.fields.find(({ name }) => name === 'title')?.detail ?? '');
  const field = useRef<HTMLInputElement>(null);
  /** A text that came back, with its key: the same text is sent as the same write. */
  const again = useRef<NewLine>({ title: typed, key: frame.key });
  const latest = useRef(lines);
  latest.current = lines;

  // biome-ignore lint/correctness/useExhaustiveDependencies: once for a page
  useEffect(() => {
    const input = field.current;
    if (!input) return;
    // The browser's own list of what was typed before would come between; without script it keeps the line over Back.
    input.autocomplete = 'off';
    const draft = readDraft('line')?.fields;
    if (draft && !input.value) setText({ title: draft.title ?? '', key: draft.key ?? oneTimeKey() });
    // Where a keyboard would pop up over the list, the visitor opens it.
    const unwanted = location.hash || !matchMedia('(hover: hover) and (pointer: fine)').matches;
    if (!unwanted && document.activeElement === document.body) input.focus({ preventScroll: true });
  }, []);

  const setText = (line: NewLine) => {
    if (field.current) field.current.value = line.title;
    again.current = line;
    remember();
  };
  const remember = () => {
    const title = field.current?.value ?? '';
    if (title) keepDraft('line', { fields: { title, key: keyOf(title) } });
    else dropDraft('line');
  };
  const keyOf = (text: string) => (again.current.title.trim() === text.trim() ? again.current.key : oneTimeKey());

  const send = async (line: NewLine) => {
    const back = await board.add(line, frame.here);
    if (!back) return;
    setError(back.reason ?? '');
    // Others have come back before, or something else is being typed.
    if (field.current?.value || latest.current.length > 0) {
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
    // The newest stands first, so a pasted list is made from its end, to stand as it was written.
    const refused = all.filter(({ reason }) => reason);
    const pasted = all.filter(({ reason }) => !reason).reverse();
    for (const line of [...refused, ...pasted]) void send(line);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const text = field.current?.value ?? '';
    const title = text.trim();
    if (!title) return lines.length > 0 ? sendAll(lines) : setError('Type what is to be done first.');
    const length = [...title].length;
    if (length > limits.titleCodePoints) {
      return setError(`This has ${length} characters, and a title at most ${limits.titleCodePoints}: shorten it.`);
    }
    const line = { title, key: keyOf(text) };
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
  const edit = (line: NewLine) => {
    const instead = field.current?.value.trim();
    const others = lines.filter(({ key }) => key !== line.key);
    setLines(instead ? [{ title: instead, key: keyOf(instead) }, ...others] : others);
    setText(line);
    setError(line.reason ?? '');
    field.current?.focus();
  };

  return (
    <form method="post" action="/items" className="quick-add" onSubmit={submit} onInput={remember}>
      <input type="hidden" name="key" value={frame.key} />
      <input type="hidden" name="back" value={frame.here} />
      <label htmlFor="title">New todo</label>
      <div>
        <input
          ref={field}
          id="title"
          name="title"
          defaultValue={typed}
          placeholder="What is to be done?"
          dir="auto"
          onPaste={paste}
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? 'title-error' : undefined}
        />
        <button type="submit" className="primary">
          Add
        </button>
        <a href={`/items/new?back=${encodeURIComponent(frame.here)}`}>More fields</a>
      </div>
      {error && (
        <p id="title-error" className="field-error" role="alert">
          {error}
        </p>
      )}
      {lines.length > 0 && <Lines lines={lines} add={sendAll} edit={edit} setLines={setLines} />}
    </form>
  );
}
