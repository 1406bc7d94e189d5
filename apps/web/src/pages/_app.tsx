import type { AppProps } from 'next/app';
import '../styles/base.css';
import '../styles/layout.css';
import '../styles/board.css';
import '../styles/forms.css';
import '../styles/account.css';
import '../styles/media.css';

export default function App({ Component, pageProps }: AppProps) {
  return <Component {...pageProps} />;
}
