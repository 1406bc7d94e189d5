import type { GetServerSideProps } from 'next';
import { logInForm } from '../features/login/load-log-in';
import { LogInPage } from '../features/login/log-in-page';
import { formPage } from '../server/forms/form-page';
import { localPath } from '../server/forms/local-path';
import { page } from '../server/page';
import { freshPolicy } from '../server/policy';
import { refusalOf } from '../server/refusal';

export default LogInPage;

const look = page(async (visit, { query }) => {
  const next = localPath(String(query.next ?? '/'));
  const policy = await freshPolicy(visit.caller);
  if (policy?.auth === 'open') return { redirect: next };
  return { props: logInForm(visit, next, policy?.registration === 'open') };
});

/** The fields of the log-in are what every form understands; this one has nothing else to do. */
const post = formPage({
  act: async ({ visit, back }) => {
    // Sent without them, the form does not log in.
    if (!visit.caller.bearer) return { answer: {}, to: `/login?${new URLSearchParams({ next: back })}` };
    return { answer: {} };
  },
  refuse: async ({ visit, back }, error) => {
    const { refusal, ...answer } = refusalOf(error);
    return { ...answer, props: { ...logInForm(visit, back, false), refusal } };
  },
});

export const getServerSideProps: GetServerSideProps = (context) =>
  context.req.method === 'POST' ? post(context) : look(context);
