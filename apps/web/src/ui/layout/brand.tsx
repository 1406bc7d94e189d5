import { m } from '../../messages/messages';
import { Icon } from '../icon';

/** The logo of the site, a link to the board. */
export function Brand() {
  return (
    <a className="brand" href="/">
      <Icon name="check" />
      <span>{m.app_name()}</span>
    </a>
  );
}
