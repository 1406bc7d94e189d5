import { m } from '../../messages/messages';
import { Icon } from '../icon';

/** The mark of the site, which leads to the board. */
export function Brand() {
  return (
    <a className="brand" href="/">
      <Icon name="check" />
      <span>{m.app_name()}</span>
    </a>
  );
}
