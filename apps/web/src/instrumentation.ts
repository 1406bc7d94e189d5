import { isDraining, startDraining } from './config/draining';

/**
 * Runs once, before the first request.
 * Next stops listening on SIGTERM and waits for the connections to end. One that a proxy keeps busy would never end, so
 * each answer from then on closes its connection; with the last one the process is through, which is no failure.
 *
 * Requests for the API's addresses go to one route that passes them on: as pages, Next would refuse their OPTIONS with
 * 400 and name each of them to every browser. (A rewrite in the configuration would do, and cost every visitor its code
 * in the browser.)
 */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { subscribe } = await import('node:diagnostics_channel');
  const { answerTooLargeHeaders } = await import('./config/connections');
  const { watchUnusedConnections } = await import('./config/unused-connections');
  const config = await usableConfig();
  const { leadToRoute } = await import('./api/sending/own-addresses');
  const { answerInLanguageOf } = await import('./server/language/answer-language');
  const endUnusedConnections = watchUnusedConnections();
  process.once('SIGTERM', () => {
    startDraining();
    endUnusedConnections();
  });
  process.once('exit', () => {
    if (isDraining()) process.exitCode = 0;
  });
  subscribe('http.server.request.start', (message) => {
    const { request, response, server } = message as {
      server: import('node:http').Server;
      request: import('node:http').IncomingMessage;
      response: import('node:http').ServerResponse;
    };
    answerTooLargeHeaders(server);
    // A proxy in front compresses; its time is cheaper.
    if (!config.compress) delete request.headers['accept-encoding'];
    if (isDraining()) response.setHeader('Connection', 'close');
    leadToRoute(request);
    answerInLanguageOf(request);
  });
}

/** A setting that cannot be used ends the start by its name, in place of the first page with a fault. */
async function usableConfig() {
  try {
    return (await import('./config/config')).config;
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`);
    process.exit(1);
  }
}
