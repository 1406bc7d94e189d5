import type { ReactNode } from 'react';
import { m } from '../messages/messages';

/** Why an action was rejected, in words. */
export interface Refusal {
  title: string;
  detail: string;
  /** Form fields the errors belong to. */
  fields: { name: string; detail: string }[];
  /** Identifies the failure in the logs; empty if it was not logged. */
  requestId: string;
  /** Whether the action took effect is unknown. */
  unknown?: boolean;
}

/** The errors of a rejected action, at the top of the page, with links to their fields. */
export function RefusalSummary({ refusal, children }: { refusal: Refusal; children?: ReactNode }) {
  return (
    <div className="refusal" role="alert">
      <h2>{refusal.title}</h2>
      {refusal.detail && <p>{refusal.detail}</p>}
      {refusal.fields.length > 0 && (
        <ul>
          {refusal.fields.map(({ name, detail }) => (
            <li key={`${name} ${detail}`}>
              <a href={`#${name}`}>{detail}</a>
            </li>
          ))}
        </ul>
      )}
      {children}
      {refusal.requestId && <small>{m.reference({ id: refusal.requestId })}</small>}
    </div>
  );
}
