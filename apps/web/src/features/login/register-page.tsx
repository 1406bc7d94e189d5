import { m } from '../../messages/messages';
import { Field } from '../../ui/fields/field';
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

/** The registration form. */
export function RegisterPage({ frame, name, next, refusal }: RegisterProps) {
  const errorOf = (field: string) => refusal?.fields.find((error) => error.name === field)?.detail;
  return (
    <EntryLayout frame={frame} title={m.register()}>
      {refusal && <RefusalSummary refusal={refusal} />}
      <form method="post" action="/register" className="fields">
        <input type="hidden" name="back" value={next} />
        <Field name="name" label={m.name()} hint={m.register_name_hint()} error={errorOf('name')}>
          {(aria) => (
            <input {...aria} defaultValue={name} autoComplete="username" autoCapitalize="none" spellCheck={false} />
          )}
        </Field>
        <NewPasswordFields label={m.password()} errorOf={errorOf} />
        <button type="submit" className="primary">
          {m.register()}
        </button>
      </form>
      <p>
        {m.registered_already()} <a href={`/login?${new URLSearchParams({ next })}`}>{m.log_in()}</a>
      </p>
    </EntryLayout>
  );
}
