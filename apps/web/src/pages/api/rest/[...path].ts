import type { NextApiRequest, NextApiResponse } from 'next';
import { askedAddress } from '../../../api/sending/own-addresses';
import { passStream, passThrough } from '../../../api/sending/pass-through';
import { answerUnknownHost, isKnownHost } from '../../../server/known-host';
import { requestContextOf } from '../../../server/page-context';

/** Its answer goes on until one side ends it. */
const eventsAddress = /^\/todo\/events\/?(?:\?|$)/;

export const config = { api: { bodyParser: false, externalResolver: true, responseLimit: false } };

/**
 * The API, for clients that know only the site's address; instrumentation.ts says why they arrive here. The route has
 * no address of its own: what the site does not pass on, such as the API's readiness, nobody reaches through it.
 */
export default async function handler(req: NextApiRequest, res: NextApiResponse): Promise<void> {
  const path = askedAddress(req);
  if (path === undefined) {
    res.status(404).end();
    return;
  }
  if (!(await isKnownHost(req, requestContextOf(req)))) {
    answerUnknownHost({ req, res });
    return;
  }
  if (req.method === 'GET' && eventsAddress.test(path)) await passStream(req, res, path);
  else await passThrough(req, res, path);
}
