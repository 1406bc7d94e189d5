import { m } from '../../messages/messages';
import type { Flash, Frame } from '../page-frame';

/** Reports the action before this page, and offers to undo it. */
export function FlashNotice({ flash, frame }: { flash: Flash; frame: Frame }) {
  return (
    <div className="notice" role="status">
      <p dir="auto">{flash.text}</p>
      {flash.undo && (
        <form method="post" action={`/items/${flash.undo.id}/undo`}>
          <input type="hidden" name="version" value={flash.undo.version} />
          <input type="hidden" name="back" value={frame.here} />
          <input type="hidden" name="key" value={frame.key} />
          <button type="submit">{m.undo()}</button>
        </form>
      )}
      {flash.action !== undefined && (
        <form method="post" action="/items/undo">
          <input type="hidden" name="back" value={frame.here} />
          <input type="hidden" name="key" value={frame.key} />
          <input type="hidden" name="action" value={flash.action} />
          <button type="submit">{m.undo()}</button>
        </form>
      )}
    </div>
  );
}
