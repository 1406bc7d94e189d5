import { limits } from '@todo/shared/limits';
import { m } from '../../../messages/messages';
import { Field } from '../../../ui/fields/field';
import { PasswordInput } from '../../../ui/fields/password-input';

interface Props {
  label: string;
  errorOf: (field: string) => string | undefined;
}

/** A new password, typed twice: without e-mail, nobody can recover from a typo. */
export function NewPasswordFields({ label, errorOf }: Props) {
  const hint = m.password_hint({ min: limits.passwordMinCodePoints });
  return (
    <>
      <Field name="password" label={label} hint={hint} error={errorOf('password')}>
        {(aria) => <PasswordInput {...aria} autoComplete="new-password" />}
      </Field>
      <Field name="repeat" label={m.password_repeat()} error={errorOf('repeat')}>
        {(aria) => <PasswordInput {...aria} autoComplete="new-password" />}
      </Field>
    </>
  );
}
