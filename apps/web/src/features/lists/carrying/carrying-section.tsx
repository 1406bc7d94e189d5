import type { List } from '@todo/shared/lists/list';
import { ExportForm } from '@todo/shared/todos/list-export';
import { m } from '../../../messages/messages';

/** What a list is exported as: the names of the forms are the same in every language. */
const forms = ExportForm.options;

/** The way out of a list, as a file, and the way in. */
export function CarryingSection({ list }: { list: List }) {
  return (
    <section className="panel" aria-labelledby="carrying-title">
      <h2 id="carrying-title">{m.carrying()}</h2>
      <p className="hint">{m.export_hint()}</p>
      <p className="row">
        {forms.map((form) => (
          <a key={form} className="button" href={`/my/lists/${list.id}/export?format=${form}`} download="">
            {m.export_as({ form: form.toUpperCase() })}
          </a>
        ))}
      </p>
      {list.role !== 'viewer' && (
        <p>
          <a href={`/my/lists/${list.id}/import`}>{m.import_todos()}</a>
        </p>
      )}
    </section>
  );
}
