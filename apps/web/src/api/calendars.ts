import { type CreateFeed, type Feed, FeedList, NewFeed } from '@todo/shared/calendar/feed';
import { z } from 'zod';
import { type ApiResponse, type RequestContext, request } from './sending/request';

/** GET /calendar/feeds: the visitor's calendars, newest first, without their addresses. */
export function listFeeds(context: RequestContext): Promise<ApiResponse<Feed[]>> {
  return request(context, 'GET', '/calendar/feeds', { returns: FeedList });
}

/** POST /calendar/feeds. Only this response contains the address. */
export function createFeed(context: RequestContext, feed: CreateFeed): Promise<ApiResponse<NewFeed>> {
  return request(context, 'POST', '/calendar/feeds', { body: feed, returns: NewFeed });
}

export function revokeFeed(context: RequestContext, id: number, key: string): Promise<ApiResponse<undefined>> {
  return request(context, 'DELETE', `/calendar/feeds/${id}`, { returns: z.undefined(), key });
}
