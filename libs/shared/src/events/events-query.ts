import { z } from 'zod';
import { limits } from '../limits.js';

/** Lists that one stream follows at most. */
export const mostListsOfStream = 32;

const error = `list must be the number of a list, and be given ${mostListsOfStream} times at most`;

const Lists = z
  .union([z.string(), z.array(z.string())])
  .transform((given) => [...new Set([given].flat())])
  .pipe(
    z
      .array(
        z
          .string()
          .regex(/^\d{1,10}$/, { error })
          .transform(Number)
          .refine((id) => id <= limits.id, { error }),
        { error },
      )
      .max(mostListsOfStream, { error }),
  )
  .meta({ description: 'lists to follow; without it the own list' });

const Since = z
  .string()
  .regex(/^(?:\d{1,10}|\d{1,10}:\d{1,10}(?:,\d{1,10}:\d{1,10})*)?$/, {
    error: 'since must be the id of an event, or the number of a change',
  })
  .meta({
    description: 'id of the event after which to go on, or the number of a change where one list is followed',
    example: '0:41',
  });

/** Query of `GET /todo/events`. */
export const EventsQuery = z.object({ list: Lists.optional(), since: Since.optional() });
export type EventsQuery = z.infer<typeof EventsQuery>;
