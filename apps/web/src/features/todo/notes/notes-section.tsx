import { type FormEvent, type MouseEvent, type RefObject, useEffect, useRef, useState } from 'react';
import { oneTimeKey } from '../../../browser/one-time-key';
import { m } from '../../../messages/messages';
import { inner, Markup } from '../../../ui/markup';
import type { Frame } from '../../../ui/page-frame';
import { post } from '../../outbox/outbox';
import { type SubmitError, Unanswered } from '../../outbox/send';
import type { ShownNotes } from './render-notes';

interface Props {
  frame: Frame;
  id: number;
  notes: ShownNotes;
  /** Page to return to from the page of the todo. */
  back: string;
  /** The form in which the notes are edited: checking a box changes its text too. */
  form: RefObject<HTMLFormElement | null>;
  /** Called with the version that checking a box gave the todo. */
  wrote(version: number): void;
}

/** The rendered notes. Their checkboxes change at once with JavaScript, and by submitting a form without it. */
export function NotesSection({ frame, id, notes, back, form, wrote }: Props) {
  const [tally, setTally] = useState(notes.tally);
  const [refused, setRefused] = useState('');

  /** Loaded as a chunk that the board uses too. */
  const typing = useRef<typeof import('./tick-typed')>(undefined);
  useEffect(() => {
    import('./tick-typed').then(
      (module) => {
        typing.current = module;
      },
      // Without it, the form is submitted as without JavaScript.
      () => undefined,
    );
  }, []);

  /** @param field value of the button, for the state that is to be shown */
  const show = (button: HTMLButtonElement, field: string) => {
    const done = isTick(field);
    button.setAttribute('aria-checked', String(done));
    button.value = opposite(field);
    setTally((before) => before && { ...before, done: before.done + (done ? 1 : -1) });
    const area = form.current?.elements.namedItem('content');
    if (area instanceof HTMLTextAreaElement) typing.current?.tickTyped(area, field);
  };
  const submit = (event: FormEvent) => {
    const button = (event.nativeEvent as SubmitEvent).submitter;
    if (!(button instanceof HTMLButtonElement) || !typing.current) return;
    event.preventDefault();
    const box = button.value;
    show(button, box);
    setRefused('');
    post({ key: oneTimeKey(), owner: frame.account ?? '', path: `/items/${id}/tick`, fields: { box } }).then(
      ({ card }) => card && wrote(card.version),
      (error: SubmitError) => {
        // The write is stored, and the next page sends it again.
        if (error instanceof Unanswered) return setRefused(m.notes_unsent({ reason: error.message }));
        show(button, opposite(box));
        setRefused(error.message);
      },
    );
  };
  const click = ({ target }: MouseEvent) => {
    if (!(target instanceof Element) || target.closest('a, button') || getSelection()?.isCollapsed === false) return;
    target.closest('.box')?.querySelector('button')?.click();
  };

  return (
    <section className="panel notes" id="notes" aria-labelledby="notes-title">
      <h2 id="notes-title">
        {m.notes()}
        {tally && (
          <>
            {' '}
            <span className="count" aria-hidden="true">
              {tally.done}/{tally.total}
            </span>
            <span className="sr-only">{m.checklist_of(tally)}</span>
          </>
        )}
      </h2>
      {tally && (
        <form id="tick" method="post" action={`/items/${id}/tick`} onSubmit={submit} hidden>
          <input type="hidden" name="key" value={frame.key} />
          <input type="hidden" name="back" value={`/items/${id}?${new URLSearchParams({ back })}`} />
        </form>
      )}
      <p className="field-error" role="alert">
        {refused}
      </p>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the buttons inside take keys; their texts take clicks */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: as above */}
      <div className="marked-up" onClick={click} {...inner(new Markup(notes.markup))} />
    </section>
  );
}

const wish = /^(\d+\.\d+\.)(yes|no)(?= )/;

/** Whether a form field checks its box (or else unchecks it). */
function isTick(field: string): boolean {
  return wish.exec(field)?.[2] === 'yes';
}

/** The field that does the opposite. */
function opposite(field: string): string {
  return field.replace(wish, (_, line, done) => `${line}${done === 'yes' ? 'no' : 'yes'}`);
}
