import type { ReactNode } from 'react';
import { m } from '../../messages/messages';
import { statuses, statusNames } from '../../ui/card';
import { Field } from '../../ui/fields/field';
import { PrioritySelect } from '../../ui/fields/priority-select';
import { Layout } from '../../ui/layout/layout';
import type { Frame } from '../../ui/page-frame';
import { type Refusal, RefusalSummary } from '../../ui/refusal-summary';
import { RepeatFields } from '../../ui/repeat/repeat-fields';
import { useFormDraft } from '../drafts/use-form-draft';
import { ConflictPreview } from './conflict-preview';
import { NotesSection } from './notes/notes-section';
import type { ShownNotes } from './notes/render-notes';
import type { TodoFields } from './todo-fields';
import { TodoTimes } from './todo-times';

export interface TodoFormProps {
  frame: Frame;
  /** null for a new todo */
  id: number | null;
  typed: TodoFields;
  /** Possible assignees; empty in a list without other members. */
  people: { id: number; name: string }[];
  /** The stored title. */
  stored: string;
  version: number | null;
  back: string;
  refusal: Refusal | null;
  /** The version that somebody else has saved meanwhile, if there is a conflict. */
  theirs: TodoFields | null;
  times: { created: string; updated: string } | null;
  /** The todo was deleted while it was being edited; saving creates a new one. */
  gone: boolean;
  /** The stored notes, rendered, if they are more than plain text. */
  notes?: ShownNotes | null;
  /** Other parts of the page, below the form. */
  children?: ReactNode;
}

/** The full form of a new or an existing todo, also used to resolve a conflict between two edits. */
export function TodoForm(props: TodoFormProps) {
  const { frame, typed, version, back, refusal, theirs, times, gone, stored } = props;
  const id = gone ? null : props.id;
  // With children, this is the page of the todo: another of its forms was rejected, and this one has stored values.
  const isRefused = refusal !== null && !props.children;
  const draft = useFormDraft(id === null ? 'new' : `edit.${id}`, version, isRefused);
  const title = theirs ? m.two_versions() : id === null ? m.new_todo() : stored;
  const errorOf = (name: string) => refusal?.fields.find((field) => field.name === name)?.detail;
  return (
    <Layout frame={frame} title={title}>
      <div className={theirs ? 'pair' : 'narrow'}>
        <h1 className={theirs || id === null ? undefined : 'sr-only'} dir="auto">
          {title}
        </h1>
        {refusal && <RefusalSummary refusal={theirs ? conflictText(refusal) : gone ? goneText(refusal) : refusal} />}
        {draft.isRestored && (
          <p className="notice" role="status">
            {m.restored_draft()}
            <button type="button" onClick={draft.discard}>
              {m.discard_draft()}
            </button>
          </p>
        )}
        {props.notes && id !== null && (
          <NotesSection frame={frame} id={id} notes={props.notes} back={back} form={draft.form} wrote={draft.wrote} />
        )}
        <form
          ref={draft.form}
          method="post"
          action={id === null ? '/items' : `/items/${id}/edit`}
          className="fields"
          onInput={() => draft.keep()}
          onSubmit={() => draft.keep(true)}
        >
          <input type="hidden" name="key" value={draft.key || frame.key} />
          <input type="hidden" name="back" value={back} />
          <input type="hidden" name="full" value="1" />
          {id !== null && <input type="hidden" name="version" value={draft.version ?? ''} />}
          {theirs && <h2>{m.your_version()}</h2>}
          <Field name="title" label={m.field_title()} error={errorOf('title')}>
            {(aria) => <input {...aria} defaultValue={typed.title} dir="auto" />}
          </Field>
          <Field name="content" label={m.notes()} error={errorOf('content')}>
            {(aria) => <textarea {...aria} defaultValue={typed.content} rows={8} dir="auto" />}
          </Field>
          <div className="row">
            <Field name="due" label={m.due()} error={errorOf('due')}>
              {(aria) => <input {...aria} type="date" defaultValue={typed.due} min="1000-01-01" max="9999-12-31" />}
            </Field>
            <Field name="status" label={m.status()} error={errorOf('status')}>
              {(aria) => (
                <select {...aria} defaultValue={typed.status}>
                  {statuses.map((status) => (
                    <option key={status} value={status}>
                      {statusNames[status]}
                    </option>
                  ))}
                </select>
              )}
            </Field>
            <Field name="priority" label={m.priority()} error={errorOf('priority')}>
              {(aria) => <PrioritySelect {...aria} chosen={typed.priority} />}
            </Field>
          </div>
          <RepeatFields rule={typed.repeat} from={typed.repeatFrom} error={errorOf('repeat')} />
          <Field name="labels" label={m.labels()} hint={m.labels_hint()} error={errorOf('labels')}>
            {(aria) => <input {...aria} defaultValue={typed.labels} dir="auto" />}
          </Field>
          {props.people.length > 0 && (
            <Field name="assignee" label={m.assignee()} error={errorOf('assignee')}>
              {(aria) => (
                <select {...aria} defaultValue={typed.assignee}>
                  <option value="">{m.nobody_yet()}</option>
                  {props.people.map(({ id, name }) => (
                    <option key={id} value={id}>
                      {name}
                    </option>
                  ))}
                </select>
              )}
            </Field>
          )}
          <div className="row">
            <button type="submit" className="primary">
              {theirs ? m.save_your_version() : gone ? m.save_as_new() : m.save()}
            </button>
            <a className="button" href={back} onClick={draft.drop}>
              {theirs ? m.keep_theirs() : m.cancel()}
            </a>
            {times && id !== null && (
              <button type="submit" className="danger" formAction={`/items/${id}/delete`}>
                {m.delete_it()}
              </button>
            )}
          </div>
          {times && <TodoTimes times={times} zone={frame.zone} />}
        </form>
        {theirs && <ConflictPreview theirs={theirs} yours={typed} people={props.people} />}
        {props.children}
      </div>
    </Layout>
  );
}

function conflictText(refusal: Refusal): Refusal {
  return { ...refusal, detail: m.conflict_text() };
}

function goneText(refusal: Refusal): Refusal {
  return { ...refusal, detail: m.gone_text() };
}
