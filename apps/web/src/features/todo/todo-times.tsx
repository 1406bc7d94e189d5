import { m } from '../../messages/messages';
import { useMoment } from '../../ui/dates/timestamp';

interface Props {
  times: { created: string; updated: string };
  zone: string | null;
}

/** When a todo was created and last changed. */
export function TodoTimes({ times, zone }: Props) {
  const texts = { created: useMoment(times.created, zone), updated: useMoment(times.updated, zone) };
  return <p className="hint">{m.todo_times(texts)}</p>;
}
