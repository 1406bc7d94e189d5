import type { NextApiRequest, NextApiResponse } from 'next';
import { passThrough } from '../../../api/pass-through';
import { apiPrefix } from '../../../config/api-prefix';

export const config = { api: { bodyParser: false, externalResolver: true, responseLimit: false } };

/** The API, for clients that know only the site's address; instrumentation.ts says why they arrive here. */
export default async function handler(request: NextApiRequest, response: NextApiResponse): Promise<void> {
  request.url = request.url?.slice(apiPrefix.length) ?? '/';
  await passThrough(request, response);
}
