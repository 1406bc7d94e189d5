import type { Feed } from '@todo/shared/calendar/feed';
import { toIso } from '../../database/sql/timestamp.js';
import type { FeedRow } from './feed.repository.js';

/** Maps a feed to its API representation, which has no secret. */
export function toFeed({ id, list, kind, created, lastUsed }: FeedRow): Feed {
  return { id, list, kind, created: toIso(created), last_used: lastUsed === null ? null : toIso(lastUsed) };
}
