import type { ReactNode } from 'react';
import { m } from '../../messages/messages';
import { Icon } from '../icon';
import type { Frame } from '../page-frame';
import { LanguageForm } from './language-form';
import { ThemeForm } from './theme-form';

interface Props {
  frame: Frame;
  /** More entries. */
  children?: ReactNode;
}

/** Rarely used controls: the account, the trash, the appearance, and the name of the machine. */
export function PageMenu({ frame, children }: Props) {
  const { account, theme, here, host } = frame;
  return (
    <details className="page-menu">
      <summary aria-label={m.menu()}>
        <Icon name={account ? 'person' : 'menu'} />
      </summary>
      <div className="page-menu-items">
        {account && (
          <a className="menu-entry" href="/account" dir="auto">
            {account}
          </a>
        )}
        <a className="menu-entry" href="/trash">
          {m.trash()}
        </a>
        <button type="button" className="menu-entry needs-script" data-palette="">
          {m.palette()} <kbd>{m.key_palette()}</kbd>
        </button>
        {children}
        <ThemeForm theme={theme} here={here} />
        <LanguageForm here={here} />
        {account && (
          <form method="post" action="/logout">
            <button type="submit" className="menu-entry">
              {m.log_out()}
            </button>
          </form>
        )}
        <p className="host">{m.served_by({ host })}</p>
      </div>
    </details>
  );
}
