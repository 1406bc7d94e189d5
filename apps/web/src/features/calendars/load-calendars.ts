import { FeedKind } from '@todo/shared/calendar/feed';
import { listFeeds } from '../../api/calendars';
import { listLists } from '../../api/lists';
import { siteUrl } from '../../server/forms/local-path';
import { type Loaded, page } from '../../server/page';
import type { PageContext } from '../../server/page-context';
import { type FailedSubmission, refusalOf, withRefusal } from '../../server/refusal';
import type { CalendarsProps } from './calendars-page';

/** /my/calendars; the parameter `list` preselects the list in the form */
export const calendarsRoute = page<CalendarsProps>((context) =>
  loadCalendarsPage(context, siteUrl(context.frame.here).searchParams),
);

/**
 * All calendars of the visitor.
 * @param chosen the fields of the form
 * @param failed why the form was rejected
 * @param address of the calendar that was just created
 */
export async function loadCalendarsPage(
  context: PageContext,
  chosen: URLSearchParams,
  failed?: FailedSubmission,
  address: string | null = null,
): Promise<Loaded<CalendarsProps>> {
  const { request } = context;
  const list = chosen.get('list') ?? '';
  const frame = { ...context.frame, here: list ? `/my/calendars?${new URLSearchParams({ list })}` : '/my/calendars' };
  const kind = FeedKind.safeParse(chosen.get('kind')).data ?? 'events';
  const basis = { frame, chosen: { list, kind }, address };
  try {
    const [feeds, lists] = await Promise.all([listFeeds(request), listLists(request)]);
    return { ...withRefusal(failed, { ...basis, feeds: feeds.value, lists: lists.value }), live: true };
  } catch (error) {
    return { ...withRefusal(failed ?? refusalOf(error), { ...basis, feeds: [], lists: [] }), live: true };
  }
}
