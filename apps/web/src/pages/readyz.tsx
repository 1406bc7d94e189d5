import { isDraining } from '../config/draining';
import { answerJson } from '../server/answer-json';

export { EmptyPage as default } from '../ui/pages/empty-page';

/**
 * This instance can serve pages. The API is not part of it: without it, the pages still say what is wrong and keep what
 * was typed, and taking every web instance out of service at once would help nobody.
 */
export const getServerSideProps = answerJson(() =>
  isDraining()
    ? { status: 503, body: { status: 'unavailable', parts: { web: 'draining' } } }
    : { status: 200, body: { status: 'ok', parts: { web: 'ok' } } },
);
