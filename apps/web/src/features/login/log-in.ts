import { pageWithForm } from '../../server/forms/form-page';
import { localPath } from '../../server/forms/local-path';
import { page } from '../../server/page';
import { freshPolicy } from '../../server/policy';
import { refusalOf, withRefusal } from '../../server/refusal';
import { formPage } from './form-page-behind-log-in';
import { logInForm } from './load-log-in';
import type { LogInProps } from './log-in-page';

const loadPage = page<LogInProps>(async (context, { query }) => {
  const next = localPath(String(query.next ?? '/'));
  const policy = await freshPolicy(context.request);
  if (policy?.auth === 'open') return { redirect: next };
  return { props: logInForm(context, next, policy?.registration === 'open') };
});

/** Every form accepts the log-in fields (see `logInWith`); this one has no others. */
const post = formPage<LogInProps>({
  act: async ({ context, back }) => {
    // The form had no log-in fields, so nobody was logged in.
    if (!context.request.sessionToken) return { answer: {}, to: `/login?${new URLSearchParams({ next: back })}` };
    return { answer: {} };
  },
  refuse: async ({ context, back }, error) => withRefusal(refusalOf(error), logInForm(context, back, false)),
});

/** /login */
export const logInRoute = pageWithForm(loadPage, post);
