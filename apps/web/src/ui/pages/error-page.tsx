import { m } from '../../messages/messages';
import { PlainPage } from './plain-page';

/** Next's page for a missing page or a failure. @param status HTTP status of the response */
export function ErrorPage({ status }: { status: number }) {
  const missing = status < 500;
  return (
    <PlainPage title={missing ? m.not_found_title() : m.failed_title()}>
      <p>{missing ? m.not_found_text() : m.failed_text()}</p>
      <p className="row">
        <a className="button primary" href="/">
          {m.go_to_board()}
        </a>
        {missing && (
          <a className="button" href="/trash">
            {m.look_in_trash()}
          </a>
        )}
      </p>
    </PlainPage>
  );
}
