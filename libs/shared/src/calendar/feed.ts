import { z } from 'zod';
import { limits } from '../limits.js';

/** What a calendar shows of each todo. */
export const FeedKind = z.enum(['events', 'todos']).meta({
  description: 'events for any calendar (VEVENT, all day), todos for programs that show tasks (VTODO)',
});
export type FeedKind = z.infer<typeof FeedKind>;

const list = z.int().min(0).max(limits.id).nullable();

export const CreateFeed = z
  .object({
    list: list
      .optional()
      .meta({ description: 'the list that it shows; null, the default, for all lists of the caller' }),
    kind: FeedKind.optional().meta({ description: 'events by default' }),
  })
  .meta({ id: 'CreateFeed' });
export type CreateFeed = z.infer<typeof CreateFeed>;

/** A calendar that a person subscribes to, without its address. */
export const Feed = z
  .object({
    id: z.int().min(1).max(limits.id),
    list: list.meta({ description: 'the list that it shows; null for all lists of its person' }),
    kind: FeedKind,
    created: z.iso.datetime(),
    last_used: z.iso.datetime().nullable().meta({ description: 'last time it was read, to the hour; null for never' }),
  })
  .meta({ id: 'Feed' });
export type Feed = z.infer<typeof Feed>;

export const FeedList = z.array(Feed);
export type FeedList = z.infer<typeof FeedList>;

/** Response to the creation of a calendar. The address is shown here and never again. */
export const NewFeed = z
  .object({
    ...Feed.shape,
    url: z.url().meta({ description: 'where a calendar program reads it, without any other credential' }),
  })
  .meta({ id: 'NewFeed' });
export type NewFeed = z.infer<typeof NewFeed>;
