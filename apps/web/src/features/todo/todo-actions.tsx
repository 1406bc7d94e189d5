import { statuses, statusNames } from '../../ui/card';
import type { Frame } from '../../ui/page-frame';
import { Timestamp } from '../../ui/timestamp';

interface Props {
  id: number;
  status: string;
  times: { created: string; updated: string };
  back: string;
  frame: Frame;
}

/** Everything that can be done with a todo besides changing its text, and when it was written. */
export function TodoActions({ id, status, times, back, frame }: Props) {
  return (
    <section className="actions" aria-labelledby="actions">
      <h2 id="actions">Actions</h2>
      <form method="post" action={`/items/${id}/move`} className="row">
        <input type="hidden" name="back" value={frame.here} />
        <input type="hidden" name="key" value={frame.key} />
        {statuses.map(
          (to) =>
            to !== status && (
              <button type="submit" key={to} name="status" value={to}>
                Move to {statusNames[to]}
              </button>
            ),
        )}
      </form>
      <form method="post" action={`/items/${id}/delete`}>
        <input type="hidden" name="back" value={back} />
        <input type="hidden" name="key" value={frame.key} />
        <button type="submit" className="danger">
          Delete
        </button>
      </form>
      <p>
        Added <Timestamp time={times.created} />, changed <Timestamp time={times.updated} />.
      </p>
    </section>
  );
}
