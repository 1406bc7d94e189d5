import type { ReactNode } from 'react';

interface Aria {
  id: string;
  name: string;
  'aria-invalid'?: true;
  'aria-describedby'?: string;
}

interface Props {
  name: string;
  label: string;
  /** Hint to read before typing. */
  hint?: string;
  error: string | undefined;
  children: (aria: Aria) => ReactNode;
}

/** A field with its label and its error. */
export function Field({ name, label, hint, error, children }: Props) {
  const hintId = `${name}-hint`;
  const errorId = `${name}-error`;
  const described = [hint && hintId, error && errorId].filter(Boolean).join(' ');
  return (
    <div className="field">
      <label htmlFor={name}>{label}</label>
      {hint && (
        <p id={hintId} className="hint">
          {hint}
        </p>
      )}
      {children({
        id: name,
        name,
        ...(error && { 'aria-invalid': true }),
        ...(described && { 'aria-describedby': described }),
      })}
      {error && (
        <p id={errorId} className="field-error">
          {error}
        </p>
      )}
    </div>
  );
}
