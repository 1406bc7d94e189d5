import type { AppProps } from 'next/app';
import { useEffect } from 'react';
import { tellTimeZone } from '../browser/time-zone';
import { ErrorBoundary } from '../components/error-boundary';
import '../styles/base.css';
import '../styles/layout.css';
import '../styles/board.css';
import '../styles/forms.css';
import '../styles/account.css';
import '../styles/lines.css';
import '../styles/media.css';
import { usePersonalData } from '../board/use-personal-data';

export default function App({ Component, pageProps }: AppProps) {
  usePersonalData(pageProps);
  useEffect(tellTimeZone, []);
  return (
    <ErrorBoundary>
      <Component {...pageProps} />
    </ErrorBoundary>
  );
}
