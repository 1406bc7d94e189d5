import type { Card } from '../../ui/model';

export type Fields = Record<string, string>;

/** A form to be sent, with the key by which the server knows it again. */
export interface Write {
  key: string;
  path: string;
  fields: Fields;
}

export interface Answer {
  card?: Card;
}

/** The server did not do what a form asked for; the message is for the person who sent it. */
export class Refused extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** Nobody knows whether it was done: no answer came, or one that does not say. The same key asks again. */
export class Unanswered extends Refused {}

/** Somebody must log in before anything else is sent. */
export class LoggedOut extends Refused {}

const timeoutMs = 15_000;
/** Bytes that browsers send for a page that is gone; more is an error. */
const keepaliveBytes = 32_000;

/**
 * Sends what a form would send, to the same address. It goes on when the page is left.
 * @throws Refused
 */
export async function send({ key, path, fields }: Write): Promise<Answer> {
  const body = new URLSearchParams({ ...fields, key }).toString();
  const response = await fetch(path, {
    method: 'POST',
    headers: { Accept: 'application/json', 'Content-Type': 'application/x-www-form-urlencoded;charset=UTF-8' },
    body,
    keepalive: body.length < keepaliveBytes,
    signal: AbortSignal.timeout(timeoutMs),
  }).catch(() => null);
  if (!response) throw new Unanswered(0, 'The site cannot be reached. Check the connection and try again.');
  const answer = await response.json().catch(() => null);
  if (response.ok && answer) return answer;
  const message = answer?.errors?.[0]?.detail ?? answer?.detail ?? 'Something went wrong. Please try again.';
  const { status } = response;
  if (status === 401) throw new LoggedOut(status, message);
  const isUnknown = answer?.unknown ?? (status >= 500 || response.ok);
  throw isUnknown ? new Unanswered(status, message) : new Refused(status, message);
}

/** A one-time key for a form. `randomUUID` is missing where the site is not served over https. */
export function oneTimeKey(): string {
  return Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(36)).join('-');
}

/** Leaves what needs a person's decision to the page that the server answers the form with. */
export function sendAsForm({ key, path, fields }: Write): void {
  const form = document.createElement('form');
  form.method = 'post';
  form.action = path;
  const back = location.pathname + location.search;
  for (const [name, value] of Object.entries({ back, ...fields, key })) {
    const input = document.createElement('textarea');
    input.name = name;
    input.value = value;
    form.append(input);
  }
  form.hidden = true;
  document.body.append(form);
  form.submit();
}
