import { m } from '../../messages/messages';
import type { Card } from '../../ui/card';

export type Fields = Record<string, string>;

/** A form to send, with the key by which the server recognizes a repetition. */
export interface Write {
  key: string;
  path: string;
  fields: Fields;
}

export interface SubmitResult {
  card?: Card;
  /** Version that the write gave a todo which is in the trash now. */
  version?: number;
  /** The result of a write to several todos in words, and the action that undoes it; null if nothing was changed. */
  text?: string;
  action?: string | null;
}

/** The server rejected a form; the message is for the person who sent it. */
export class SubmitError extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** The outcome is unknown: there was no usable response. The form can be sent again with the same key. */
export class Unanswered extends SubmitError {}

/** The session has ended: the visitor must log in before anything else is sent. */
export class LoggedOut extends SubmitError {}

const timeoutMs = 15_000;
/** Maximum bytes of a keepalive request, which outlives its page; browsers reject larger ones. */
const keepaliveBytes = 32_000;

/**
 * Sends what a form would send, to the same address. The request outlives the page.
 * @throws SubmitError
 */
export async function send({ key, path, fields }: Write): Promise<SubmitResult> {
  const body = new URLSearchParams({ ...fields, key }).toString();
  const response = await fetch(path, {
    method: 'POST',
    headers: { Accept: 'application/json', 'Content-Type': 'application/x-www-form-urlencoded;charset=UTF-8' },
    body,
    keepalive: body.length < keepaliveBytes,
    signal: AbortSignal.timeout(timeoutMs),
  }).catch(() => null);
  if (!response) throw new Unanswered(0, m.unreachable());
  const answer = await response.json().catch(() => null);
  if (response.ok && answer) return answer;
  const message = answer?.errors?.[0]?.detail ?? answer?.detail ?? m.went_wrong();
  const { status } = response;
  if (status === 401) throw new LoggedOut(status, message);
  const isUnknown = answer?.unknown ?? (status >= 500 || response.ok);
  throw isUnknown ? new Unanswered(status, message) : new SubmitError(status, message);
}

/** Submits a real form, if the response needs a decision of the visitor: the server's page asks for it. */
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
