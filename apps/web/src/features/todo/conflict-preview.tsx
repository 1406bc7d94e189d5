import type { Status } from '@todo/shared/todos/todo';
import { m } from '../../messages/messages';
import { priorityNames, statusNames } from '../../ui/card';
import { repeatText } from '../../ui/repeat/repeat-text';
import type { TodoFields } from './todo-fields';

const labels: Record<keyof TodoFields, () => string> = {
  title: m.field_title,
  content: m.notes,
  due: m.due,
  status: m.status,
  assignee: m.assignee,
  repeat: m.repeat,
  repeatFrom: m.repeat_from,
  priority: m.priority,
  labels: m.labels,
};

interface Props {
  theirs: TodoFields;
  yours: TodoFields;
  /** Possible assignees; empty in a list without other members. */
  people: readonly { id: number; name: string }[];
}

/** The version that somebody else has saved; differences are marked in words as well as by color. */
export function ConflictPreview({ theirs, yours, people }: Props) {
  const names = (Object.keys(labels) as (keyof TodoFields)[]).filter(
    (name) => name !== 'repeatFrom' && (name !== 'assignee' || people.length > 0),
  );
  const textOf = (name: keyof TodoFields) => {
    if (name === 'status') return statusNames[theirs.status as Status];
    if (name === 'repeat') return theirs.repeat && repeatText(theirs.repeat, theirs.repeatFrom);
    if (name === 'priority') return priorityNames[Number(theirs.priority)]?.();
    return name === 'assignee' ? people.find(({ id }) => String(id) === theirs.assignee)?.name : theirs[name];
  };
  return (
    <section className="theirs" aria-labelledby="theirs">
      <h2 id="theirs">{m.saved_meanwhile()}</h2>
      <dl>
        {names.map((name) => {
          const isOther = (each: keyof TodoFields) =>
            theirs[each].replaceAll('\r\n', '\n') !== yours[each].replaceAll('\r\n', '\n');
          const differs = isOther(name) || (name === 'repeat' && isOther('repeatFrom'));
          return (
            <div key={name} className={differs ? 'differs' : undefined}>
              <dt>
                {labels[name]()} {differs && <small>{m.differs()}</small>}
              </dt>
              <dd dir="auto">{textOf(name) || m.empty()}</dd>
            </div>
          );
        })}
      </dl>
    </section>
  );
}
