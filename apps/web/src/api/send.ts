import type { Dispatcher } from 'undici';

/** One request of HTTP. */
export interface Outgoing {
  method: Dispatcher.HttpMethod;
  path: string;
  headers: Record<string, string>;
  body: string | null;
}

/** Its whole answer. */
export interface Incoming {
  statusCode: number;
  headers: Dispatcher.ResponseData['headers'];
  text: string;
}

/**
 * Sends a request and waits for the whole of its answer. A page waits for two; a stream and a signal for each, which
 * undici's `request` has, would take a third of the time they cost.
 * @param timeoutMs for all of it, a connection included
 * @throws the error of undici or of the system; with the code `ETIMEDOUT` when the time is over
 */
export function send(dispatcher: Dispatcher, outgoing: Outgoing, timeoutMs: number): Promise<Incoming> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    let isOver = false;
    let sent: Dispatcher.DispatchController | undefined;
    let statusCode = 0;
    let headers: Incoming['headers'] = {};
    const timer = setTimeout(() => {
      fail(Object.assign(new Error(`no answer within ${timeoutMs} ms`), { code: 'ETIMEDOUT' }));
    }, timeoutMs);
    const fail = (error: Error) => {
      isOver = true;
      clearTimeout(timer);
      reject(error);
      sent?.abort(error);
    };
    dispatcher.dispatch(outgoing, {
      onRequestStart(controller) {
        sent = controller;
        // It has waited for a connection longer than anybody waits for it.
        if (isOver) controller.abort(new Error('too late'));
      },
      onResponseStart(_, status, received) {
        statusCode = status;
        headers = received;
      },
      onResponseData(_, part) {
        parts.push(part);
      },
      onResponseEnd() {
        clearTimeout(timer);
        resolve({ statusCode, headers, text: Buffer.concat(parts).toString() });
      },
      onResponseError(_, error) {
        sent = undefined;
        fail(error);
      },
    });
  });
}
