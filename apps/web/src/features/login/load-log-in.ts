import { m } from '../../messages/messages';
import { siteUrl } from '../../server/forms/local-path';
import type { Post } from '../../server/forms/post';
import type { Loaded } from '../../server/page';
import type { PageContext } from '../../server/page-context';
import { freshPolicy } from '../../server/policy';
import { type FailedSubmission, withRefusal } from '../../server/refusal';
import type { Refusal } from '../../ui/refusal-summary';
import { logInFields } from './log-in-fields';
import type { LogInProps } from './log-in-page';

/** The log-in page by itself, requested or redirected to. */
export function logInForm(context: PageContext, next: string, registration: boolean): LogInProps {
  const { account, ...rest } = context.frame;
  const frame = { ...rest, account: null };
  const logIn = { action: '/login', fields: [['back', next]] as [string, string][], name: account ?? '', registration };
  return { frame, logIn: { ...logIn, next, typed: [] }, refusal: null };
}

/**
 * The log-in page in response to a form that needs a session. It carries the submitted form and is posted to the same
 * address. A form with passwords is not carried, since they would be in the page.
 * @param failed why a log-in was rejected; otherwise a session has ended
 */
export async function loadLogInPage(
  post: Post,
  address: string,
  failed?: FailedSubmission,
): Promise<Loaded<LogInProps>> {
  const { form, context, back } = post;
  const policy = await freshPolicy(context.request);
  const page = logInForm(context, back, policy?.registration === 'open');
  const action = siteUrl(address).pathname;
  const names = Object.values<string>(logInFields);
  const fields = [...form].filter(([name]) => !names.includes(name));
  const carried = action !== '/login' && !fields.some(([name]) => name.includes('password'));
  if (carried) {
    const typed = fields.filter(([name, value]) => value && ['title', 'content', 'draft'].includes(name));
    Object.assign(page.logIn, { action, fields, typed: typed.map(([, value]) => value) });
  }
  page.logIn.name = form.get(logInFields.name) ?? page.logIn.name;
  const failure = failed ? inWords(failed) : { status: 401, refusal: ended(carried) };
  return withRefusal(failure, page);
}

function inWords(failed: FailedSubmission): FailedSubmission {
  const { status, refusal } = failed;
  const fields = refusal.fields.map((field) => ({ ...field, name: `login_${field.name}` }));
  const title = status === 503 ? m.log_in_unavailable() : refusal.title;
  return { ...failed, refusal: { ...refusal, title, fields } };
}

function ended(carried: boolean): Refusal {
  const detail = carried ? m.session_ended_carried() : m.session_ended_again();
  return { title: m.session_ended_title(), detail, fields: [], requestId: '' };
}
