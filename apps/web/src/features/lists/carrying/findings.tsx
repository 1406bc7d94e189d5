import type { ImportReport } from '@todo/shared/todos/import';
import { m } from '../../../messages/messages';
import { faultText, noticeText } from './import-texts';

/** What of a file is not imported, or not as it is: line by line, with what to do. */
export function Findings({ report }: { report: ImportReport }) {
  const { faults, errors, notices } = report;
  return (
    <>
      {faults > 0 && (
        <section className="panel" aria-labelledby="errors-title">
          <h2 id="errors-title">{m.import_faults({ count: faults })}</h2>
          <p className="hint">{m.import_faults_hint()}</p>
          <ul>
            {errors.map(({ line, title, code }) => (
              <li key={line} dir="auto">
                {title
                  ? m.import_fault({ line, title, fault: faultText(code) })
                  : m.import_fault_untitled({ line, fault: faultText(code) })}
              </li>
            ))}
          </ul>
        </section>
      )}
      {notices.length > 0 && (
        <section className="panel" aria-labelledby="notices-title">
          <h2 id="notices-title">{m.import_notices()}</h2>
          <ul>
            {notices.map(({ code, entries, lines }) => (
              <li key={code}>
                {noticeText(code)}{' '}
                <span className="hint">{m.import_lines({ count: entries, lines: lines.join(', ') })}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
