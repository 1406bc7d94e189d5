import type { NextPageContext } from 'next';
import { ErrorPage } from '../ui/pages/error-page';

/** One page for both, made when it is asked for: a page that is built beforehand has one language only. */
export default Object.assign(ErrorPage, {
  getInitialProps: ({ res }: NextPageContext) => ({ status: res?.statusCode ?? 404 }),
});
