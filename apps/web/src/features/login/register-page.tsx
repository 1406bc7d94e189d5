import { Field } from '../../ui/field';
import type { Frame } from '../../ui/page-frame';
import { type Refusal, RefusalSummary } from '../../ui/refusal-summary';
import { EntryLayout } from './entry-layout';
import { NewPasswordFields } from './password/new-password-fields';

export interface RegisterProps {
  frame: Frame;
  name: string;
  next: string;
  refusal: Refusal | null;
}

/** The form of a new account. */
export function RegisterPage({ frame, name, next, refusal }: RegisterProps) {
  const errorOf = (field: string) => refusal?.fields.find((error) => error.name === field)?.detail;
  return (
    <EntryLayout frame={frame} title="Register">
      {refusal && <RefusalSummary refusal={refusal} />}
      <form method="post" action="/register" className="fields">
        <input type="hidden" name="back" value={next} />
        <Field
          name="name"
          label="Name"
          hint="Letters, digits and . _ @ + - for logging in. Nothing is ever sent to it."
          error={errorOf('name')}
        >
          {(aria) => (
            <input {...aria} defaultValue={name} autoComplete="username" autoCapitalize="none" spellCheck={false} />
          )}
        </Field>
        <NewPasswordFields label="Password" errorOf={errorOf} />
        <button type="submit" className="primary">
          Register
        </button>
      </form>
      <p>
        Registered already? <a href={`/login?${new URLSearchParams({ next })}`}>Log in</a>
      </p>
    </EntryLayout>
  );
}
