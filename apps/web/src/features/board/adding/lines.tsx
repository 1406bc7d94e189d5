import { m } from '../../../messages/messages';
import type { NewLine } from '../../drafts/new-lines';

interface Props {
  lines: NewLine[];
  add(lines: NewLine[]): void;
  /** Moves a line into the field, to be edited. */
  edit(line: NewLine): void;
  setLines(lines: NewLine[]): void;
}

/** Todos that were pasted together or rejected; each is a line that can be added, edited or discarded by itself. */
export function Lines({ lines, add, edit, setLines }: Props) {
  const without = (line: NewLine) => lines.filter((other) => other !== line);
  const several = lines.length > 1;
  return (
    <section className="new-lines" aria-label={m.not_added_yet()}>
      <ol>
        {lines.map((line) => (
          <li key={line.key}>
            <span dir="auto">{line.title}</span>
            {line.reason && <small className="field-error">{line.reason}</small>}
            <button
              type="button"
              className="quiet"
              onClick={() => edit(line)}
              aria-label={m.change_line({ title: line.title })}
            >
              {m.change()}
            </button>
            <button
              type="button"
              className="quiet"
              onClick={() => setLines(without(line))}
              aria-label={m.discard_line({ title: line.title })}
            >
              {m.discard()}
            </button>
          </li>
        ))}
      </ol>
      <div className="row">
        <button type="button" className="primary" onClick={() => add(lines)}>
          {several ? m.make_todos({ count: lines.length }) : m.make_todo()}
        </button>
        {several && (
          <button
            type="button"
            onClick={() => {
              const [first, ...others] = lines;
              if (first)
                edit({ key: first.key, title: [first, ...others].map(({ typed, title }) => typed ?? title).join(' ') });
              setLines([]);
            }}
          >
            {m.join_lines()}
          </button>
        )}
        <button type="button" onClick={() => setLines([])}>
          {several ? m.discard_all() : m.discard_draft()}
        </button>
      </div>
    </section>
  );
}
