import '../ui/styles/tokens.css';
import '../ui/styles/base.css';
import '../ui/styles/layout.css';
import '../ui/styles/page-menu.css';
import '../ui/styles/notices.css';
import '../ui/styles/lists.css';
import '../ui/styles/forms.css';
import '../ui/repeat/repeat.css';
import '../ui/styles/panel.css';
import '../features/board/board.css';
import '../features/board/card/card.css';
import '../features/board/card/controls.css';
import '../ui/styles/checklist.css';
import '../features/board/month/month.css';
import '../features/board/month/month-narrow.css';
import '../features/board/pointer/drag.css';
import '../features/board/live/live.css';
import '../features/board/selection/selection.css';
import '../features/board/toast.css';
import '../features/board/lists/list-switcher.css';
import '../features/board/filtering/filters.css';
import '../features/board/adding/add-line.css';
import '../features/board/adding/lines.css';
import '../features/board/adding/typed-date.css';
import '../features/board/keyboard/shortcut-sheet.css';
import '../features/palette/palette.css';
import '../features/todo/todo.css';
import '../features/todo/history/history.css';
import '../features/todo/notes/notes.css';
import '../features/login/login.css';
import '../features/trash/trash.css';

/** The styles of all pages, which Next takes from here only. What is around a page stands in shell/. */
export default function App() {
  return null;
}
