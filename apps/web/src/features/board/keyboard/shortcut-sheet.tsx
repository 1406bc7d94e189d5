import { useEffect, useRef, useState } from 'react';
import { forBrowser } from '../../../browser/storage';
import { shortcutsOff } from './use-keyboard';

const keys: [string, string][] = [
  ['n or q', 'New todo'],
  ['/', 'Search'],
  ['j, k or arrows', 'Next, previous todo'],
  ['Left, Right', 'Other column'],
  ['Space or x', 'Done, not done'],
  ['e or Enter', 'Edit'],
  ['d', 'Due date'],
  ['1, 2, 3', 'To do, In progress, Done'],
  ['Alt + arrows', 'Move the todo'],
  ['Delete', 'Delete'],
  ['u or Ctrl + Z', 'Undo'],
  ['b, l', 'Board, List'],
  ['g', 'Other lists'],
  ['t', 'Colours'],
  ['Esc', 'Leave without saving'],
];

/** The keys of the board, and the switch that turns single keys off. */
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
      <h2 id="sheet-title">Keyboard</h2>
      <dl>
        {keys.map(([key, meaning]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
      <label>
        <input type="checkbox" checked={!off} onChange={toggle} /> Single keys do something
      </label>
      <form method="dialog">
        <button type="submit" className="primary">
          Close
        </button>
      </form>
    </dialog>
  );
}
