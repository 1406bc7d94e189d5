/** Tells password managers which account a form is about; the visible name is elsewhere on the page. */
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
