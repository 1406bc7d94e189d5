import { useEffect, useRef, useState } from 'react';
import { shortcutsOff } from '../../../browser/shortcuts';
import { forBrowser } from '../../../browser/storage';
import { m } from '../../../messages/messages';

const keys: [keys: () => string, meaning: () => string][] = [
  [m.key_n_q, m.new_todo],
  [() => '/', m.search],
  [m.key_jk, m.key_step],
  [m.key_left_right, m.key_column],
  [() => 'Space', m.key_done],
  [() => 'x, Shift + x', m.select_several],
  [() => 'Ctrl + A', m.select_all],
  [() => 'Space, 1, 2, 3, d, l, v, Delete', m.key_chosen_does],
  [m.key_e_enter, m.edit],
  [() => 'd', m.sort_due],
  [m.key_d_then, m.key_quick_dates],
  [m.key_p_then, m.key_quick_priorities],
  [() => '1, 2, 3', m.key_status],
  [m.key_alt_arrows, m.key_move],
  [() => 'Delete', m.delete_it],
  [m.key_u_ctrl_z, m.undo],
  [() => 'b, l, m', m.key_views],
  [() => 'g', m.lists],
  [m.key_palette, m.palette],
  [() => 't', m.theme],
  [() => 'Esc', m.key_leave],
];

/** The search operators, with examples. */
const words: [word: string, meaning: () => string][] = [
  ['“…”', m.search_word_quotes],
  ['-…', m.search_word_minus],
  ['is:done, overdue, mine, repeating, high', m.search_word_is],
  ['due:today, none, <2026-12-01', m.due],
  ['label:…', m.labels],
  ['by:me, none, …', m.assignee],
];

/**
 * Lists the keyboard shortcuts of the board and the operators of a search, and has the switch that turns the
 * single-letter shortcuts off.
 */
export default function ShortcutSheet({ close }: { close: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [off, setOff] = useState(() => forBrowser.get(shortcutsOff) !== null);
  useEffect(() => dialog.current?.showModal(), []);
  const toggle = () => {
    if (off) forBrowser.remove(shortcutsOff);
    else forBrowser.set(shortcutsOff, '1');
    setOff(!off);
  };
  return (
    <dialog ref={dialog} className="sheet" aria-labelledby="sheet-title" onClose={close}>
      <h2 id="sheet-title">{m.keyboard()}</h2>
      <dl>
        {keys.map(([key, meaning]) => (
          <div key={key()}>
            <dt>
              <kbd>{key()}</kbd>
            </dt>
            <dd>{meaning()}</dd>
          </div>
        ))}
      </dl>
      <h3>{m.search()}</h3>
      <dl>
        {words.map(([word, meaning]) => (
          <div key={word}>
            <dt>
              <kbd>{word}</kbd>
            </dt>
            <dd>{meaning()}</dd>
          </div>
        ))}
      </dl>
      <label>
        <input type="checkbox" checked={!off} onChange={toggle} /> {m.single_keys()}
      </label>
      <form method="dialog">
        <button type="submit" className="primary">
          {m.close()}
        </button>
      </form>
    </dialog>
  );
}
