import type { Status } from '@todo/shared/todos/todo';
import { statusNames } from '../../ui/card';
import type { TodoFields } from './todo-fields';

/** Texts and their like; who does it is chosen anew in the form. */
type Shown = Exclude<keyof TodoFields, 'assignee'>;

const labels: Record<Shown, string> = { title: 'Title', content: 'Notes', due: 'Due', status: 'Status' };

/** The saved version of a conflict; what differs is marked by words as well as by color. */
export function ConflictPreview({ theirs, yours }: { theirs: TodoFields; yours: TodoFields }) {
  return (
    <section className="theirs" aria-labelledby="theirs">
      <h2 id="theirs">Saved meanwhile</h2>
      <dl>
        {(Object.keys(labels) as Shown[]).map((name) => {
          const text = name === 'status' ? statusNames[theirs.status as Status] : theirs[name];
          const differs = theirs[name].replaceAll('\r\n', '\n') !== yours[name].replaceAll('\r\n', '\n');
          return (
            <div key={name} className={differs ? 'differs' : undefined}>
              <dt>
                {labels[name]} {differs && <small>differs</small>}
              </dt>
              <dd dir="auto">{text || 'empty'}</dd>
            </div>
          );
        })}
      </dl>
    </section>
  );
}
