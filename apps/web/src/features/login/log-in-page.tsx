import type { ComponentType } from 'react';
import { m } from '../../messages/messages';
import { Field } from '../../ui/fields/field';
import { PasswordInput } from '../../ui/fields/password-input';
import type { Frame } from '../../ui/page-frame';
import type { Refusal } from '../../ui/refusal-summary';
import { RefusalSummary } from '../../ui/refusal-summary';
import { EntryLayout } from './entry-layout';

export interface LogInProps {
  frame: Frame;
  logIn: {
    /** Where the form is posted to: `/login`, or the address of the form that it carries. */
    action: string;
    /** The fields of that form, as submitted. */
    fields: [name: string, value: string][];
    /** The texts in that form which the visitor typed, to show that they are not lost. */
    typed: string[];
    /** Page to return to afterwards. */
    next: string;
    name: string;
    /** Whether registration is open. */
    registration: boolean;
  };
  refusal: Refusal | null;
}

/** The log-in page, alone or carrying a form that is submitted after the log-in. */
export function LogInPage({ frame, logIn, refusal }: LogInProps) {
  const { action, fields, typed, next, name, registration } = logIn;
  const errorOf = (field: string) => refusal?.fields.find((error) => error.name === field)?.detail;
  const carries = action !== '/login';
  return (
    <EntryLayout frame={frame} title={m.log_in()} carries={carries}>
      {refusal && (
        <RefusalSummary refusal={refusal}>
          {typed.map((text) => (
            <blockquote key={text} dir="auto">
              {text}
            </blockquote>
          ))}
        </RefusalSummary>
      )}
      <form method="post" action={action} className="fields">
        {fields.map(([field, value], index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a field may be sent twice, and the list never changes
          <input key={index} type="hidden" name={field} value={value} />
        ))}
        <Field name="login_name" label={m.name()} error={errorOf('login_name')}>
          {(aria) => (
            <input
              {...aria}
              defaultValue={name}
              autoComplete="username"
              autoCapitalize="none"
              spellCheck={false}
              // biome-ignore lint/a11y/noAutofocus: the page has no other purpose
              autoFocus={name === ''}
            />
          )}
        </Field>
        <Field name="login_password" label={m.password()} error={errorOf('login_password')}>
          {(aria) => <PasswordInput {...aria} autoComplete="current-password" />}
        </Field>
        <button type="submit" className="primary">
          {m.log_in()}
        </button>
      </form>
      {registration && !carries && (
        <p>
          {m.no_account_yet()} <a href={`/register?${new URLSearchParams({ next })}`}>{m.register()}</a>
        </p>
      )}
    </EntryLayout>
  );
}

/** Shows the log-in page instead of the page if the form needs a session. */
export function withLogInFallback<P extends object>(Page: ComponentType<P>) {
  return function PageOrLogIn(props: P | LogInProps) {
    return 'logIn' in props ? <LogInPage {...props} /> : <Page {...props} />;
  };
}
