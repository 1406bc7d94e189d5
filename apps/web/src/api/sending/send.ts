import type { Dispatcher } from 'undici';

/** One HTTP request. */
export interface Outgoing {
  method: Dispatcher.HttpMethod;
  path: string;
  headers: Record<string, string>;
  body: string | null;
}

/** Its complete response. */
export interface Incoming {
  statusCode: number;
  headers: Dispatcher.ResponseData['headers'];
  text: string;
}

/**
 * Sends a request and waits for the complete response. A page waits for two; a stream and an abort signal for each, as
 * in undici's `request`, would be a third of their cost.
 * @param timeoutMs for the whole exchange, including the connection
 * @throws the error of undici or of the system; one without a code after the timeout
 */
export function send(dispatcher: Dispatcher, outgoing: Outgoing, timeoutMs: number): Promise<Incoming> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    let isOver = false;
    let sent: Dispatcher.DispatchController | undefined;
    let statusCode = 0;
    let headers: Incoming['headers'] = {};
    const timer = setTimeout(() => {
      fail(new Error(`no response within ${timeoutMs} ms`));
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
        // It got a connection only after its timeout.
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
