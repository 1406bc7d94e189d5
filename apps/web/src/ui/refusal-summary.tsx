import type { ReactNode } from 'react';
import { m } from '../messages/messages';

/** Why an action was refused, for a person. */
export interface Refusal {
  title: string;
  detail: string;
  /** Form fields the errors belong to. */
  fields: { name: string; detail: string }[];
  /** To find the failure in our logs; empty when there is nothing to find. */
  requestId: string;
  /** Nobody knows whether it was done. */
  unknown?: boolean;
}

/** Why something was refused, first on the page; field errors lead to their fields. */
export function RefusalSummary({ refusal, children }: { refusal: Refusal; children?: ReactNode }) {
  return (
    <div className="refusal" role="alert">
      <h2>{refusal.title}</h2>
      {refusal.detail && <p>{refusal.detail}</p>}
      {refusal.fields.length > 0 && (
        <ul>
          {refusal.fields.map(({ name, detail }) => (
            <li key={name}>
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
