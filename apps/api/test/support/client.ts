import type { Todo } from '@todo/shared/todos/todo';
import { faultOf } from './checks/conformity.js';
import { isDocumented } from './checks/contract.js';

/** A response of the service, read to its end. */
export interface Answer<T> {
  status: number;
  headers: Headers;
  /** The body as received. */
  text: string;
  /** The body as JSON; undefined when it is not JSON. */
  body: T;
}

export interface CallOptions {
  headers?: Record<string, string>;
  /** Sent as JSON, unless it is already a string or bytes. */
  body?: unknown;
}

/** Generous: no call is slow by itself, but the machine may be running other suites. */
const timeoutMs = 60_000;

/** A REST client that exposes the whole response, and checks that the contract documents it. */
export class Client {
  constructor(
    readonly url: string,
    /** Sent with every call. */
    readonly own: Record<string, string> = {},
  ) {}

  /** The same client with more headers in every call. */
  with(headers: Record<string, string>): Client {
    return new Client(this.url, { ...this.own, ...headers });
  }

  async call<T = unknown>(method: string, path: string, { headers = {}, body }: CallOptions = {}): Promise<Answer<T>> {
    const payload = typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body);
    const response = await fetch(new URL(path, this.url), {
      method,
      headers: { ...(body !== undefined && { 'Content-Type': 'application/json' }), ...this.own, ...headers },
      ...(body !== undefined && { body: payload as string }),
      signal: AbortSignal.timeout(timeoutMs),
      redirect: 'manual',
    });
    const text = await response.text();
    if (!isDocumented(method, path, response.status)) {
      throw new Error(`openapi.json does not tell that ${method} ${path} can answer ${response.status}: ${text}`);
    }
    const fault = faultOf(method, path, response, text);
    if (fault) throw new Error(`openapi.json tells something else than ${method} ${path} answers: ${fault}: ${text}`);
    return { status: response.status, headers: response.headers, text, body: parse(text) as T };
  }

  get<T = Todo>(path: string, headers?: Record<string, string>): Promise<Answer<T>> {
    return this.call('GET', path, { headers });
  }
  list(query = '', headers?: Record<string, string>): Promise<Answer<Todo[]>> {
    return this.call('GET', `/todo${query}`, { headers });
  }
  post<T = Todo>(path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer<T>> {
    return this.call('POST', path, { body, headers });
  }
  put<T = Todo>(path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer<T>> {
    return this.call('PUT', path, { body, headers });
  }
  patch<T = Todo>(path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer<T>> {
    return this.call('PATCH', path, { body, headers });
  }
  delete<T = unknown>(path: string, headers?: Record<string, string>): Promise<Answer<T>> {
    return this.call('DELETE', path, { headers });
  }

  /** Creates a todo and returns it. */
  async add(todo: { title?: string } & Record<string, unknown> = {}): Promise<Todo> {
    const answer = await this.post('/todo', { title: 'Water the plants', ...todo });
    if (answer.status !== 201) throw new Error(`create answered ${answer.status}: ${answer.text}`);
    return answer.body;
  }

  /** Creates `count` todos at once and returns them in order of id. */
  async addMany(count: number, todo: (n: number) => Record<string, unknown> = () => ({})): Promise<Todo[]> {
    const added: Todo[] = [];
    const lanes = 20;
    for (let n = 0; n < count; n += lanes) {
      const lane = Array.from({ length: Math.min(lanes, count - n) }, (_, i) => this.add(todo(n + i)));
      added.push(...(await Promise.all(lane)));
    }
    return added.sort((a, b) => a.id - b.id);
  }

  /** Everything that is stored, in the lists and in the trash, as one value to compare. */
  async everything(): Promise<{ live: Todo[]; trash: Todo[] }> {
    const [live, trash] = await Promise.all([this.list('?status=ALL'), this.list('?deleted=true')]);
    return { live: live.body, trash: trash.body };
  }

  /** Permanently deletes everything. */
  async clear(): Promise<void> {
    for (const query of ['status=ALL', 'status=ALL&deleted=true']) {
      const answer = await this.delete(`/todo?${query}`);
      if (answer.status !== 200) throw new Error(`clear answered ${answer.status}: ${answer.text}`);
    }
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
