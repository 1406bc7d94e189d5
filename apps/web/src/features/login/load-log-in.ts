import type { Post } from '../../server/forms/form-page';
import type { Loaded } from '../../server/page';
import type { Visit } from '../../server/page-context';
import { freshPolicy } from '../../server/policy';
import type { Refused } from '../../server/refusal';
import { logInFields } from './log-in-fields';
import type { LogInProps } from './log-in-page';

/** The log-in that somebody looks for, or is led to. */
export function logInForm(visit: Visit, next: string, registration: boolean): LogInProps {
  const { account, ...rest } = visit.frame;
  const frame = { ...rest, account: null };
  const logIn = { action: '/login', fields: [['back', next]] as [string, string][], name: account ?? '', registration };
  return { frame, logIn: { ...logIn, next, typed: [] }, refusal: null };
}

/**
 * The log-in in answer to a form that only somebody who is logged in may send. It carries what was sent, and is posted
 * to the same address. A form with passwords is not carried along: they would stand in the page.
 * @param refused why a log-in was refused; otherwise a session has ended
 */
export async function logInPage(post: Post, address: string, refused?: Refused): Promise<Loaded<LogInProps>> {
  const { form, visit, back } = post;
  const policy = await freshPolicy(visit.caller);
  const page = logInForm(visit, back, policy?.registration === 'open');
  const action = new URL(address, 'http://here.invalid').pathname;
  const names = Object.values<string>(logInFields);
  const fields = [...form].filter(([name]) => !names.includes(name));
  const carried = action !== '/login' && !fields.some(([name]) => name.includes('password'));
  if (carried) {
    const typed = fields.filter(([name, value]) => value && ['title', 'content', 'draft'].includes(name));
    Object.assign(page.logIn, { action, fields, typed: typed.map(([, value]) => value) });
  }
  page.logIn.name = form.get(logInFields.name) ?? page.logIn.name;
  page.refusal = refused ? inWords(refused) : ended(carried);
  return { status: 401, ...answerOf(refused), props: page };
}

function answerOf(refused: Refused | undefined) {
  return refused && { status: refused.status, retryAfter: refused.retryAfter };
}

function inWords({ status, refusal }: Refused): Refused['refusal'] {
  const fields = refusal.fields.map((field) => ({ ...field, name: `login_${field.name}` }));
  return { ...refusal, fields, ...(status === 503 && { title: 'Logging in does not work right now' }) };
}

function ended(carried: boolean): Refused['refusal'] {
  const detail = carried
    ? 'Log in to go on: what you sent is kept, and done as soon as you are in.'
    : 'Log in and do it again: nothing was changed.';
  return { title: 'Your session has ended', detail, fields: [], requestId: '' };
}
