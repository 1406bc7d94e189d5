import { type InputHTMLAttributes, useState } from 'react';
import { m } from '../messages/messages';

/** A password, which can be looked at while it is typed. */
export function PasswordInput(props: InputHTMLAttributes<HTMLInputElement>) {
  const [shown, setShown] = useState(false);
  return (
    <>
      <input {...props} type={shown ? 'text' : 'password'} autoCapitalize="none" spellCheck={false} />
      <label className="show-password needs-script">
        <input type="checkbox" checked={shown} onChange={() => setShown(!shown)} />
        {m.show_password()}
      </label>
    </>
  );
}
