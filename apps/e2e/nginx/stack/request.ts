import http from 'node:http';

const timeoutMs = 90_000;

export interface Answer {
  status: number;
  headers: http.IncomingHttpHeaders;
  /** Names and values as received, so that a duplicate header shows. */
  rawHeaders: string[];
  body: Buffer;
  text: string;
  // biome-ignore lint/suspicious/noExplicitAny: each test knows which document it requested.
  json: any;
}

export interface RequestOptions {
  method?: string;
  headers?: http.OutgoingHttpHeaders;
  body?: string | Buffer;
  /** Replaces the path of the URL, byte for byte. */
  path?: string;
  /** Without one, the request has a connection of its own. */
  agent?: http.Agent;
}

/** Sends one request exactly as given: nothing is added, decoded or followed. @throws when there is no response */
export function request(url: string, options: RequestOptions = {}): Promise<Answer> {
  const { body, method = 'GET', headers = {}, agent = false, ...rest } = options;
  return new Promise((resolve, reject) => {
    const call = http.request(url, { method, headers, agent, timeout: timeoutMs, ...rest }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const whole = Buffer.concat(chunks);
        const { statusCode = 0, headers, rawHeaders } = response;
        resolve({
          status: statusCode,
          headers,
          rawHeaders,
          body: whole,
          text: whole.toString(),
          get json() {
            return JSON.parse(whole.toString());
          },
        });
      });
    });
    call.on('error', reject);
    call.on('timeout', () => call.destroy(new Error(`no response from ${url} in ${timeoutMs} ms`)));
    call.end(body);
  });
}

/** A request with a JSON body. */
export function send(method: string, url: string, body: unknown, headers: http.OutgoingHttpHeaders = {}) {
  const json = JSON.stringify(body);
  const own = { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(json) };
  return request(url, { method, headers: { ...own, ...headers }, body: json });
}
