import type { GetServerSideProps } from 'next';
import { passStream } from '../../api/sending/pass-through';
import { sessionOf } from '../../server/cookies/session-cookie';
import { answerUnknownHost, isKnownHost } from '../../server/known-host';
import { requestContextOf } from '../../server/page-context';
import { accountPolicy } from '../../server/policy';

/**
 * /events: streams the changes of the visitor's lists to the script of a board. The API has a stream too, but takes
 * no cookies, so that a browser cannot open it.
 */
export const eventsRoute: GetServerSideProps = async ({ req, res, query }) => {
  if (req.method !== 'GET') {
    res.writeHead(405, { Allow: 'GET' }).end();
    return { props: {} };
  }
  const context = requestContextOf(req);
  if (!(await isKnownHost(req, context))) return answerUnknownHost({ req, res });
  const policy = await accountPolicy(context);
  const session = policy?.auth === 'open' ? null : sessionOf(req);
  const search = new URLSearchParams();
  for (const list of [query.list ?? []].flat()) search.append('list', list);
  if (typeof query.since === 'string') search.set('since', query.since);
  await passStream(req, res, `/todo/events?${search}`, {
    ...(session && { authorization: `Bearer ${session.sessionToken}` }),
    accept: 'text/event-stream',
  });
  return { props: {} };
};
