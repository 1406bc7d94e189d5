/** Tells a password manager whose password a form is about; people see the name elsewhere on the page. */
export function AccountName({ name }: { name: string }) {
  return (
    <input
      className="sr-only"
      type="text"
      value={name}
      readOnly
      autoComplete="username"
      tabIndex={-1}
      aria-hidden="true"
    />
  );
}
