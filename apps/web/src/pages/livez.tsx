import { answerJson } from '../server/answer-json';

export { EmptyPage as default } from '../ui/pages/empty-page';

/** The process runs. */
export const getServerSideProps = answerJson(() => ({ status: 200, body: { status: 'ok' } }));
