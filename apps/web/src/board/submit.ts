import type { Card } from '../components/model';

/** The server did not do what a form asked for; the message is for the person who sent it. */
export class Refused extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** One after the other, so that what was done first also arrives first. */
let tail: Promise<unknown> = Promise.resolve();
/** What is not sent yet. */
const waiting: Record<string, string>[] = [];

const timeoutMs = 15_000;

/**
 * Sends what a form would send, to the same address.
 * @param asSent the fields as they are once all that was done before is answered
 * @throws Refused
 */
export function submit(path: string, fields: Record<string, string>, asSent = () => fields): Promise<{ card?: Card }> {
  waiting.push(fields);
  const sent = tail.then(() => {
    waiting.shift();
    return send(path, asSent());
  });
  tail = sent.catch(() => undefined);
  return sent;
}

async function send(path: string, fields: Record<string, string>): Promise<{ card?: Card }> {
  const signal = AbortSignal.timeout(timeoutMs);
  const headers = { Accept: 'application/json' };
  const sent = fetch(path, { method: 'POST', headers, body: new URLSearchParams(fields), signal });
  const response = await sent.catch(() => null);
  if (!response) throw new Refused(0, 'The site cannot be reached. Check the connection and try again.');
  const body = await response.json().catch(() => ({}));
  if (response.ok) return body;
  if (response.status === 401) {
    sendAsForm(path, fields);
    // The page is about to change, and what waits behind this must not change it to another one.
    return new Promise(() => {});
  }
  throw new Refused(
    response.status,
    body.errors?.[0]?.detail ?? body.detail ?? 'Something went wrong. Please try again.',
  );
}

/** A one-time key for a form. `randomUUID` is missing where the site is not served over https. */
export function oneTimeKey(): string {
  return Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(36)).join('-');
}

/**
 * Leaves what needs a person's decision to the page that the server answers the form with. Titles that were typed since
 * go along, and come back into the line for a new todo.
 */
export function sendAsForm(path: string, fields: Record<string, string>): void {
  const form = document.createElement('form');
  form.method = 'post';
  form.action = path;
  const back = location.pathname + location.search;
  const field = document.querySelector<HTMLInputElement>('#title');
  const draft = [...waiting.map(({ title }) => title), field?.value].filter(Boolean).join('; ');
  for (const [name, value] of Object.entries({ ...fields, key: oneTimeKey(), back, draft })) {
    const input = document.createElement('textarea');
    input.name = name;
    input.value = value;
    form.append(input);
  }
  form.hidden = true;
  document.body.append(form);
  form.submit();
}
