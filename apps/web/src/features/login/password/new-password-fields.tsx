import { limits } from '@todo/shared/limits';
import { Field } from '../../../ui/field';

interface Props {
  label: string;
  errorOf: (field: string) => string | undefined;
}

/** A new password, typed twice: without e-mail, nobody can recover from a typo. */
export function NewPasswordFields({ label, errorOf }: Props) {
  const hint = `At least ${limits.passwordMinCodePoints} characters. A few words that only you would join are good.`;
  return (
    <>
      <Field name="password" label={label} hint={hint} error={errorOf('password')}>
        {(aria) => <input {...aria} type="password" autoComplete="new-password" />}
      </Field>
      <Field name="repeat" label="The same again" error={errorOf('repeat')}>
        {(aria) => <input {...aria} type="password" autoComplete="new-password" />}
      </Field>
    </>
  );
}
