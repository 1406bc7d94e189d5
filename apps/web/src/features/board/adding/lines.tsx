import type { NewLine } from '../../drafts/new-lines';

interface Props {
  lines: NewLine[];
  add(lines: NewLine[]): void;
  /** Puts one into the field, to be changed. */
  edit(line: NewLine): void;
  setLines(lines: NewLine[]): void;
}

/** Todos that were pasted together, or not added at once: each stays a line of its own. */
export function Lines({ lines, add, edit, setLines }: Props) {
  const without = (line: NewLine) => lines.filter((other) => other !== line);
  const several = lines.length > 1;
  return (
    <section className="new-lines" aria-label="Not added yet">
      <ol>
        {lines.map((line) => (
          <li key={line.key}>
            <span dir="auto">{line.title}</span>
            {line.reason && <small className="field-error">{line.reason}</small>}
            <button type="button" className="quiet" onClick={() => edit(line)} aria-label={`Change ${line.title}`}>
              Change
            </button>
            <button
              type="button"
              className="quiet"
              onClick={() => setLines(without(line))}
              aria-label={`Discard ${line.title}`}
            >
              Discard
            </button>
          </li>
        ))}
      </ol>
      <div className="row">
        <button type="button" className="primary" onClick={() => add(lines)}>
          {several ? `Make ${lines.length} todos` : 'Make it a todo'}
        </button>
        {several && (
          <button
            type="button"
            onClick={() => {
              const [first, ...others] = lines;
              if (first) edit({ ...first, title: [first, ...others].map(({ title }) => title).join(' ') });
              setLines([]);
            }}
          >
            Join them
          </button>
        )}
        <button type="button" onClick={() => setLines([])}>
          {several ? 'Discard all' : 'Discard it'}
        </button>
      </div>
    </section>
  );
}
