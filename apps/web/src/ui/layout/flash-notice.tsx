import { m } from '../../messages/messages';
import type { Flash, Frame } from '../page-frame';

/** Reports the action before this page, and offers to undo it. */
export function FlashNotice({ flash, frame }: { flash: Flash; frame: Frame }) {
  const { undo, action } = flash;
  return (
    <div className="notice" role="status">
      <p dir="auto">{flash.text}</p>
      {(undo || action) && (
        <form method="post" action={undo ? `/items/${undo.id}/undo` : '/items/undo'}>
          <input type="hidden" name={undo ? 'version' : 'action'} value={undo ? undo.version : action} />
          <input type="hidden" name="back" value={frame.here} />
          <input type="hidden" name="key" value={frame.key} />
          <button type="submit">{m.undo()}</button>
        </form>
      )}
    </div>
  );
}
