import type { List } from '@todo/shared/lists/list';
import type { ImportReport } from '@todo/shared/todos/import';
import { m } from '../../../messages/messages';
import { Layout } from '../../../ui/layout/layout';
import { listName } from '../../../ui/list-names';
import type { Frame } from '../../../ui/page-frame';
import { type Refusal, RefusalSummary } from '../../../ui/refusal-summary';
import { ChoicesForm } from './choices-form';
import { Findings } from './findings';
import { FirstRows } from './first-rows';

/** How a file is read, as the address of its preview says. */
export interface Choices {
  from: string;
  dates: string;
  columns: string;
}

export interface PreviewProps {
  frame: Frame;
  list: List | null;
  upload: string;
  choices: Choices;
  /** null where the file cannot be read so. */
  report: ImportReport | null;
  refusal: Refusal | null;
}

/** What importing a file will do, and the button that does it. */
export function PreviewPage({ frame, list, upload, choices, report, refusal }: PreviewProps) {
  const title = list ? m.import_into({ name: listName(list) }) : m.import_todos();
  const action = `/my/lists/${list?.id}/import/${upload}`;
  return (
    <Layout frame={frame} title={title}>
      <div className="narrow">
        <h1 dir="auto">{title}</h1>
        {refusal && <RefusalSummary refusal={refusal} />}
        {report && (
          <section className="panel" aria-labelledby="summary-title">
            <h2 id="summary-title">{m.import_would({ count: report.todos })}</h2>
            <p>
              {m.import_statuses({
                todo: report.statuses.TODO,
                progress: report.statuses.PROGRESS,
                done: report.statuses.DONE,
              })}
            </p>
            {report.known > 0 && <p>{m.import_known({ count: report.known })}</p>}
            {report.labels.length > 0 && (
              <p dir="auto">{m.import_labels({ labels: report.labels.map(({ name }) => `#${name}`).join(' ') })}</p>
            )}
            {report.todos > 0 && (
              <form method="post" action={action}>
                <input type="hidden" name="key" value={frame.key} />
                <input type="hidden" name="back" value={frame.here} />
                {Object.entries(choices).map(([name, value]) => (
                  <input key={name} type="hidden" name={name} value={value} />
                ))}
                <button type="submit" className="primary">
                  {m.import_now({ count: report.todos })}
                </button>
              </form>
            )}
          </section>
        )}
        {report && <Findings report={report} />}
        {report && report.rows.length > 0 && <FirstRows rows={report.rows} />}
        {list && <ChoicesForm action={action} choices={choices} report={report} />}
        {list && (
          <p>
            <a href={`/my/lists/${list.id}/import`}>{m.import_other()}</a>
          </p>
        )}
      </div>
    </Layout>
  );
}
