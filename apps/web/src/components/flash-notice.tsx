import type { Flash } from './model';

/** Says what the action before this page did, and offers the way back. */
export function FlashNotice({ flash, here }: { flash: Flash; here: string }) {
  return (
    <div className="notice" role="status">
      <p dir="auto">{flash.text}</p>
      {flash.undo !== undefined && (
        <form method="post" action={`/items/${flash.undo}/restore`}>
          <input type="hidden" name="back" value={here} />
          <button type="submit">Undo</button>
        </form>
      )}
    </div>
  );
}
