import { answerJson } from '../visit/answer-json';

export { Nothing as default } from '../components/nothing';

/** The process runs. */
export const getServerSideProps = answerJson(() => ({ status: 200, body: { status: 'ok' } }));
