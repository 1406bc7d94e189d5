import type { Member } from '@todo/shared/lists/member';
import { statuses, statusNames } from '../../ui/card';
import { Field } from '../../ui/field';
import { Layout } from '../../ui/layout/layout';
import type { Frame } from '../../ui/page-frame';
import { type Refusal, RefusalSummary } from '../../ui/refusal-summary';
import { useFormDraft } from '../drafts/use-form-draft';
import { ConflictPreview } from './conflict-preview';
import { TodoActions } from './todo-actions';
import type { TodoFields } from './todo-fields';

export interface TodoFormProps {
  frame: Frame;
  /** null for a new todo */
  id: number | null;
  typed: TodoFields;
  version: number | null;
  back: string;
  refusal: Refusal | null;
  /** The version that somebody else has saved meanwhile. */
  theirs: TodoFields | null;
  times: { created: string; updated: string } | null;
  /** The todo was deleted while it was edited; saving makes a new one. */
  gone: boolean;
  /** Who can be asked to do it; empty where nobody else is in the list. */
  members: Member[];
}

/** The full form of a new or an existing todo, and the page of a conflict between two edits. */
export function TodoForm(props: TodoFormProps) {
  const { frame, typed, version, back, refusal, theirs, times, gone, members } = props;
  const id = gone ? null : props.id;
  const draft = useFormDraft(id === null ? 'new' : `edit.${id}`, version, refusal !== null);
  const title = theirs ? 'Two versions' : id === null ? 'New todo' : 'Edit todo';
  const errorOf = (name: string) => refusal?.fields.find((field) => field.name === name)?.detail;
  return (
    <Layout frame={frame} title={title}>
      <div className={theirs ? 'pair' : 'narrow'}>
        <h1>{title}</h1>
        {refusal && <RefusalSummary refusal={theirs ? conflictText(refusal) : gone ? goneText(refusal) : refusal} />}
        {draft.isRestored && (
          <p className="notice" role="status">
            What you typed before is here again.{' '}
            <button type="button" onClick={draft.discard}>
              Discard it
            </button>
          </p>
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
          {theirs && <h2>Your version</h2>}
          <Field name="title" label="Title" error={errorOf('title')}>
            {(aria) => <input {...aria} defaultValue={typed.title} dir="auto" />}
          </Field>
          <Field name="content" label="Notes" error={errorOf('content')}>
            {(aria) => <textarea {...aria} defaultValue={typed.content} rows={8} dir="auto" />}
          </Field>
          <div className="row">
            <Field name="due" label="Due" error={errorOf('due')}>
              {(aria) => <input {...aria} type="date" defaultValue={typed.due} min="1000-01-01" max="9999-12-31" />}
            </Field>
            <Field name="status" label="Status" error={errorOf('status')}>
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
          </div>
          {members.length > 0 && (
            <Field name="assignee" label="Who does it" error={errorOf('assignee')}>
              {(aria) => (
                <select {...aria} defaultValue={typed.assignee}>
                  <option value="">Nobody yet</option>
                  {members.map(({ id, name }) => (
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
              {theirs ? 'Save your version' : gone ? 'Save as a new todo' : 'Save'}
            </button>
            <a className="button" href={back} onClick={draft.drop}>
              {theirs ? 'Keep theirs' : 'Cancel'}
            </a>
          </div>
        </form>
        {theirs && <ConflictPreview theirs={theirs} yours={typed} />}
        {times && id !== null && <TodoActions frame={frame} id={id} status={typed.status} times={times} back={back} />}
      </div>
    </Layout>
  );
}

function conflictText(refusal: Refusal): Refusal {
  const detail = 'Both versions are below. Change yours as you like and save it, or keep theirs.';
  return { ...refusal, detail };
}

function goneText(refusal: Refusal): Refusal {
  return {
    ...refusal,
    detail: 'What you typed is below. Save it as a new todo, or restore the old one from the trash.',
  };
}
