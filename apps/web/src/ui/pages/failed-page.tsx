import { Layout } from '../layout/layout';
import type { Frame } from '../page-frame';
import { type Refusal, RefusalSummary } from '../refusal-summary';

export interface FailedProps {
  frame: Frame;
  refusal: Refusal;
}

/** A page whose content cannot be had, and where to go instead. */
export function FailedPage({ frame, refusal }: FailedProps) {
  return (
    <Layout frame={frame} title={refusal.title}>
      <div className="narrow">
        <h1 className="sr-only">{refusal.title}</h1>
        <RefusalSummary refusal={refusal}>
          <p>
            <a href={frame.here}>Try again</a>, <a href="/">go to the board</a> or{' '}
            <a href="/trash">look in the trash</a>.
          </p>
        </RefusalSummary>
      </div>
    </Layout>
  );
}
