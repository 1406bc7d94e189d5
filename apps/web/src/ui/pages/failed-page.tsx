import { m } from '../../messages/messages';
import { Layout } from '../layout/layout';
import type { Frame } from '../page-frame';
import { type Refusal, RefusalSummary } from '../refusal-summary';

export interface FailedProps {
  frame: Frame;
  refusal: Refusal;
}

/** A page whose content is unavailable, and where to go instead. */
export function FailedPage({ frame, refusal }: FailedProps) {
  return (
    <Layout frame={frame} title={refusal.title}>
      <div className="narrow">
        <h1 className="sr-only">{refusal.title}</h1>
        <RefusalSummary refusal={refusal}>
          <p className="row">
            <a className="button" href={frame.here}>
              {m.try_again()}
            </a>
            <a className="button" href="/">
              {m.go_to_board()}
            </a>
            <a className="button" href="/trash">
              {m.look_in_trash()}
            </a>
          </p>
        </RefusalSummary>
      </div>
    </Layout>
  );
}
