import type { List } from '@todo/shared/lists/list';
import { Field } from '../../ui/field';
import { Layout } from '../../ui/layout/layout';
import { boardOf, listName, roleNames } from '../../ui/list-names';
import type { Frame } from '../../ui/page-frame';
import { type Refusal, RefusalSummary } from '../../ui/refusal-summary';

export interface ListsProps {
  frame: Frame;
  lists: List[];
  /** Those that can be restored. */
  trash: List[];
  /** Name that was typed and refused. */
  typed: string;
  refusal: Refusal | null;
}

/** All lists of the visitor, a new one, and the way back of a deleted one. */
export function ListsPage({ frame, lists, trash, typed, refusal }: ListsProps) {
  return (
    <Layout frame={frame} title="Lists">
      <div className="narrow">
        <h1>Lists</h1>
        {refusal && <RefusalSummary refusal={refusal} />}
        {/* biome-ignore lint/a11y/noRedundantRoles: Safari does not treat a list without bullets as a list */}
        <ul className="entries list-entries" role="list">
          {lists.map((list) => (
            <li key={list.id}>
              <p>
                <a href={boardOf(list)} dir="auto" id={`list-${list.id}`}>
                  {listName(list)}
                </a>{' '}
                {!list.own && frame.account && <span className="chip">{roleNames[list.role]}</span>}
                {list.members > 1 && <span className="hint">{list.members} members</span>}
              </p>
              <a className="button" href={`/lists/${list.id}`} aria-describedby={`list-${list.id}`}>
                Settings
              </a>
            </li>
          ))}
        </ul>
        <form method="post" action="/lists" className="fields">
          <input type="hidden" name="key" value={frame.key} />
          <input type="hidden" name="back" value="/lists" />
          <Field
            name="name"
            label="New list"
            hint={frame.account ? 'You can invite others to it afterwards.' : 'Everybody here sees it.'}
            error={refusal?.fields.find(({ name }) => name === 'name')?.detail}
          >
            {(aria) => <input {...aria} defaultValue={typed} placeholder="Home" dir="auto" />}
          </Field>
          <button type="submit" className="primary">
            Make the list
          </button>
        </form>
        {trash.length > 0 && (
          <section aria-labelledby="trash-title">
            <h2 id="trash-title">Deleted lists</h2>
            {/* biome-ignore lint/a11y/noRedundantRoles: Safari does not treat a list without bullets as a list */}
            <ul className="entries" role="list">
              {trash.map((list) => (
                <li key={list.id}>
                  <p dir="auto" id={`list-${list.id}`}>
                    {listName(list)}
                  </p>
                  <form method="post" action={`/lists/${list.id}/restore`}>
                    <input type="hidden" name="key" value={frame.key} />
                    <input type="hidden" name="back" value="/lists" />
                    <button type="submit" aria-describedby={`list-${list.id}`}>
                      Restore
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
