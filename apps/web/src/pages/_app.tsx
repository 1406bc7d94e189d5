import type { AppProps } from 'next/app';
import { useEffect } from 'react';
import { tellTimeZone } from '../browser/time-zone';
import { usePersonalData } from '../features/drafts/use-personal-data';
import { ErrorBoundary } from '../ui/pages/error-boundary';
import '../ui/styles/tokens.css';
import '../ui/styles/base.css';
import '../ui/styles/layout.css';
import '../ui/styles/page-menu.css';
import '../ui/styles/notices.css';
import '../ui/styles/lists.css';
import '../ui/styles/forms.css';
import '../features/board/board.css';
import '../features/board/card/card.css';
import '../features/board/card/controls.css';
import '../features/board/pointer/drag.css';
import '../features/board/toast.css';
import '../features/board/filtering/filters.css';
import '../features/board/adding/add-line.css';
import '../features/board/adding/lines.css';
import '../features/board/keyboard/shortcut-sheet.css';
import '../features/todo/todo.css';
import '../features/login/login.css';
import '../features/account/account.css';
import '../features/trash/trash.css';

export default function App({ Component, pageProps }: AppProps) {
  usePersonalData(pageProps);
  useEffect(tellTimeZone, []);
  return (
    <ErrorBoundary>
      <Component {...pageProps} />
    </ErrorBoundary>
  );
}
