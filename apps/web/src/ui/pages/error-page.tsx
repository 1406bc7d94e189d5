import { m } from '../../messages/messages';
import { PlainPage } from './plain-page';

/** What Next answers where no page is, or where one has failed. @param status HTTP status of the answer */
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
