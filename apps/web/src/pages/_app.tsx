import type { AppProps } from 'next/app';
import { useEffect } from 'react';
import { tellTimeZone } from '../browser/time-zone';
import { ErrorBoundary } from '../ui/pages/error-boundary';
import '../ui/styles/base.css';
import '../ui/styles/layout.css';
import '../features/board/board.css';
import '../ui/styles/forms.css';
import '../features/account/account.css';
import '../features/board/adding/lines.css';
import '../ui/styles/media.css';
import { usePersonalData } from '../features/drafts/use-personal-data';

export default function App({ Component, pageProps }: AppProps) {
  usePersonalData(pageProps);
  useEffect(tellTimeZone, []);
  return (
    <ErrorBoundary>
      <Component {...pageProps} />
    </ErrorBoundary>
  );
}
