import type { List } from '@todo/shared/lists/list';
import { m } from '../../messages/messages';
import { Field } from '../../ui/fields/field';
import { Layout } from '../../ui/layout/layout';
import { boardOf, listName } from '../../ui/list-names';
import type { Frame } from '../../ui/page-frame';
import { type Refusal, RefusalSummary } from '../../ui/refusal-summary';
import { roleNames } from './role-names';

export interface ListsProps {
  frame: Frame;
  lists: List[];
  /** Deleted lists that can be restored. */
  trash: List[];
  /** Name of a new list that was typed and rejected. */
  typed: string;
  refusal: Refusal | null;
}

/** All lists of the visitor, with forms to create one and to restore deleted ones. */
export function ListsPage({ frame, lists, trash, typed, refusal }: ListsProps) {
  return (
    <Layout frame={frame} title={m.lists()}>
      <div className="narrow">
        <h1>{m.lists()}</h1>
        {refusal && <RefusalSummary refusal={refusal} />}
        <p>
          <a href="/my/calendars">{m.calendars()}</a>
        </p>
        {lists.length > 0 && (
          <div className="panel">
            {/* biome-ignore lint/a11y/noRedundantRoles: Safari does not treat a list without bullets as a list */}
            <ul className="entries" role="list">
              {lists.map((list) => (
                <li key={list.id}>
                  <p>
                    <a href={boardOf(list)} dir="auto" id={`list-${list.id}`}>
                      {listName(list)}
                    </a>{' '}
                    {!list.own && frame.account && <span className="chip">{roleNames[list.role]()}</span>}
                    {list.members > 1 && <span className="hint">{m.list_members({ count: list.members })}</span>}
                  </p>
                  <a className="button" href={`/my/lists/${list.id}`} aria-describedby={`list-${list.id}`}>
                    {m.list_settings()}
                  </a>
                </li>
              ))}
            </ul>
          </div>
        )}
        <form method="post" action="/my/lists" className="fields">
          <input type="hidden" name="key" value={frame.key} />
          <input type="hidden" name="back" value="/my/lists" />
          <Field
            name="name"
            label={m.new_list()}
            hint={frame.account ? m.new_list_hint() : m.new_list_hint_open()}
            error={refusal?.fields.find(({ name }) => name === 'name')?.detail}
          >
            {(aria) => <input {...aria} defaultValue={typed} placeholder={m.list_example()} dir="auto" />}
          </Field>
          <div className="row">
            <button type="submit" className="primary">
              {m.make_list()}
            </button>
          </div>
        </form>
        {trash.length > 0 && (
          <section className="panel" aria-labelledby="trash-title">
            <h2 id="trash-title">{m.deleted_lists()}</h2>
            {/* biome-ignore lint/a11y/noRedundantRoles: Safari does not treat a list without bullets as a list */}
            <ul className="entries" role="list">
              {trash.map((list) => (
                <li key={list.id}>
                  <p dir="auto" id={`list-${list.id}`}>
                    {listName(list)}
                  </p>
                  <form method="post" action={`/my/lists/${list.id}/restore`}>
                    <input type="hidden" name="key" value={frame.key} />
                    <input type="hidden" name="back" value="/my/lists" />
                    <button type="submit" aria-describedby={`list-${list.id}`}>
                      {m.restore()}
                    </button>
                  </form>
                </li>
              ))}
            </ul>
          </section>
        )}
      </div>
    </Layout>
  );
}
