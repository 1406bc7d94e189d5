import { useEffect, useRef, useState } from 'react';
import { m } from '../messages/messages';

/** A new secret, shown this one time: the page scrolls to it. */
export function ShownOnce({ text, secret }: { text: string; secret: string }) {
  const notice = useRef<HTMLDivElement>(null);
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    notice.current?.scrollIntoView({ block: 'center' });
    notice.current?.focus({ preventScroll: true });
  }, []);
  // Missing where the site is not served over https; a click on the secret selects all of it.
  const copy = () => navigator.clipboard?.writeText(secret).then(() => setCopied(true));
  return (
    <div ref={notice} className="notice" role="status" tabIndex={-1}>
      <p dir="auto">{text}</p>
      <code className="secret">{secret}</code>
      <button type="button" className="needs-script" onClick={copy}>
        {copied ? m.copied() : m.copy()}
      </button>
    </div>
  );
}
