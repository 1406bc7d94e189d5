import { type ImportReport, ImportSource } from '@todo/shared/todos/import';
import { m } from '../../../messages/messages';
import { Field } from '../../../ui/fields/field';
import type { Choices } from './preview-page';

/** Names of programs are the same in every language. */
const sources: Record<ImportSource, () => string> = {
  todo: m.import_from_here,
  csv: m.import_from_table,
  todoist: () => 'Todoist (CSV)',
  trello: () => 'Trello (JSON)',
  vikunja: () => 'Vikunja (JSON)',
  microsoft: () => 'Microsoft To Do (JSON)',
  outlook: () => 'Outlook (CSV)',
};

interface Props {
  action: string;
  choices: Choices;
  report: ImportReport | null;
}

/** How else the file could be meant; the preview follows. */
export function ChoicesForm({ action, choices, report }: Props) {
  const read = report?.columns.filter(({ as }) => as !== null) ?? [];
  const columns = choices.columns || read.map(({ name, as }) => `${as}:${name}`).join(', ');
  return (
    <details className="panel" open={report === null}>
      <summary>{m.import_choices()}</summary>
      <form method="get" action={action} className="fields">
        <Field name="from" label={m.import_from()} error={undefined}>
          {(aria) => (
            <select {...aria} defaultValue={choices.from || report?.source}>
              {report === null && <option value="">{m.import_from_content()}</option>}
              {ImportSource.options.map((source) => (
                <option key={source} value={source}>
                  {sources[source]()}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field name="dates" label={m.import_dates()} error={undefined}>
          {(aria) => (
            <select {...aria} defaultValue={choices.dates || 'mdy'}>
              <option value="mdy">{m.import_dates_mdy()}</option>
              <option value="dmy">{m.import_dates_dmy()}</option>
            </select>
          )}
        </Field>
        <Field name="columns" label={m.import_columns()} hint={m.import_columns_hint()} error={undefined}>
          {(aria) => <input {...aria} defaultValue={columns} dir="auto" />}
        </Field>
        <button type="submit">{m.import_again()}</button>
      </form>
    </details>
  );
}
