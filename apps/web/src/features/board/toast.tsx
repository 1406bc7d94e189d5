import { useEffect, useState } from 'react';
import { m } from '../../messages/messages';
import type { Board } from './writes/board';

const shownMs = 8_000;

/** Shows the result of the last action with its undo button; stays while it is hovered or focused. */
export function Toast({ board }: { board: Board }) {
  const { notice, setNotice } = board;
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (!notice || held || notice.failed) return;
    const timer = setTimeout(() => setNotice(null), shownMs);
    return () => clearTimeout(timer);
  }, [notice, held, setNotice]);
  const text = notice && <p dir="auto">{notice.text}</p>;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the handlers only keep the toast open while it is read
    <div
      className={notice ? 'toast shown' : 'toast'}
      onMouseEnter={() => setHeld(true)}
      onMouseLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <div role="status">{!notice?.failed && text}</div>
      <div role="alert">{notice?.failed && text}</div>
      {notice?.undo && (
        <button type="button" onClick={notice.undo}>
          {m.undo()}
        </button>
      )}
      {notice?.failed && (
        <button type="button" onClick={() => setNotice(null)}>
          {m.close()}
        </button>
      )}
    </div>
  );
}
