import { limits } from '@todo/shared/limits';
import type { List } from '@todo/shared/lists/list';
import type { Label } from '@todo/shared/todos/label';
import { m } from '../../../messages/messages';
import type { Frame } from '../../../ui/page-frame';

/** A rejected new name of a label. */
export interface Relabel {
  label: string;
  to: string;
}

interface Props {
  frame: Frame;
  list: List;
  labels: Label[];
  relabel: Relabel | null;
}

/** The labels of a list, with forms to rename, merge and remove them. */
export function LabelsSection({ frame, list, labels, relabel }: Props) {
  const href = (label: string) =>
    `/?${new URLSearchParams({ view: 'list', ...(!list.own && { list: String(list.id) }), label })}`;
  return (
    <section className="panel" aria-labelledby="labels-title">
      <h2 id="labels-title">
        {m.labels()} <span className="count">{labels.length}</span>
      </h2>
      <p className="hint">{labels.length === 0 ? m.labels_none() : m.labels_merge()}</p>
      {labels.length > 0 && (
        // biome-ignore lint/a11y/noRedundantRoles: Safari does not treat a list without bullets as a list
        <ul className="entries" role="list">
          {labels.map(({ name, todos }, n) => (
            <li key={name}>
              <p>
                <a href={href(name)} dir="auto" id={`label-${n}`}>
                  #{name}
                </a>{' '}
                <span className="hint">{m.label_todos({ count: todos })}</span>
              </p>
              {list.role !== 'viewer' && (
                <form method="post" action={`/my/lists/${list.id}/rename-label`} aria-labelledby={`label-${n}`}>
                  <input type="hidden" name="key" value={`${frame.key}-${n}`} />
                  <input type="hidden" name="back" value={frame.here} />
                  <input type="hidden" name="label" value={name} />
                  <label className="sr-only" htmlFor={`label-name-${n}`}>
                    {m.label_name({ label: name })}
                  </label>
                  <input
                    id={`label-name-${n}`}
                    name="to"
                    defaultValue={relabel?.label === name ? relabel.to : name}
                    maxLength={2 * limits.labelCodePoints}
                    required
                    dir="auto"
                  />
                  <button type="submit" aria-describedby={`label-${n}`}>
                    {m.rename()}
                  </button>
                  <button
                    type="submit"
                    className="danger"
                    formAction={`/my/lists/${list.id}/remove-label`}
                    aria-describedby={`label-${n}`}
                  >
                    {m.label_remove()}
                  </button>
                </form>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
