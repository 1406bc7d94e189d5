import type { AppProps } from 'next/app';
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
  return <Component {...pageProps} />;
}
