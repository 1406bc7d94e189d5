import type { Status } from '@todo/shared/todos/todo';
import { m } from '../../messages/messages';
import { statusNames } from '../../ui/card';
import type { TodoFields } from './todo-fields';

const labels: Record<keyof TodoFields, () => string> = {
  title: m.field_title,
  content: m.notes,
  due: m.due,
  status: m.status,
};

/** The saved version of a conflict; differences are marked by words as well as by color. */
export function ConflictPreview({ theirs, yours }: { theirs: TodoFields; yours: TodoFields }) {
  return (
    <section className="theirs" aria-labelledby="theirs">
      <h2 id="theirs">{m.saved_meanwhile()}</h2>
      <dl>
        {(Object.keys(labels) as (keyof TodoFields)[]).map((name) => {
          const text = name === 'status' ? statusNames[theirs.status as Status] : theirs[name];
          const differs = theirs[name].replaceAll('\r\n', '\n') !== yours[name].replaceAll('\r\n', '\n');
          return (
            <div key={name} className={differs ? 'differs' : undefined}>
              <dt>
                {labels[name]()} {differs && <small>{m.differs()}</small>}
              </dt>
              <dd dir="auto">{text || m.empty()}</dd>
            </div>
          );
        })}
      </dl>
    </section>
  );
}
