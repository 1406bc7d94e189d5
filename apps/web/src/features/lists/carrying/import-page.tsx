import { limits } from '@todo/shared/limits';
import type { List } from '@todo/shared/lists/list';
import { m } from '../../../messages/messages';
import { Field } from '../../../ui/fields/field';
import { Layout } from '../../../ui/layout/layout';
import { listName } from '../../../ui/list-names';
import type { Frame } from '../../../ui/page-frame';
import { type Refusal, RefusalSummary } from '../../../ui/refusal-summary';

export interface ImportProps {
  frame: Frame;
  /** null where the list cannot be had. */
  list: List | null;
  refusal: Refusal | null;
}

/** Chooses the file whose todos are to be in a list. */
export function ImportPage({ frame, list, refusal }: ImportProps) {
  const title = list ? m.import_into({ name: listName(list) }) : m.import_todos();
  return (
    <Layout frame={frame} title={title}>
      <div className="narrow">
        <h1 dir="auto">{title}</h1>
        {refusal && <RefusalSummary refusal={refusal} />}
        {list && (
          <>
            <p>{m.import_intro()}</p>
            <form
              method="post"
              action={`/my/lists/${list.id}/import`}
              encType="multipart/form-data"
              className="panel fields"
            >
              <Field
                name="file"
                label={m.import_file()}
                hint={m.import_file_hint({ size: limits.importBytes / 1e6 })}
                error={refusal?.fields.find(({ name }) => name === 'file')?.detail}
              >
                {(aria) => <input {...aria} type="file" accept=".csv,.tsv,.txt,.json" required />}
              </Field>
              <div className="row">
                <button type="submit" className="primary">
                  {m.import_preview()}
                </button>
              </div>
            </form>
            <p>
              <a href={`/my/lists/${list.id}`}>{m.list_settings()}</a>
            </p>
          </>
        )}
      </div>
    </Layout>
  );
}
