import { type InputHTMLAttributes, useState } from 'react';
import { m } from '../../messages/messages';

/** A password field that can show what is typed. */
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
