import { z } from 'zod';
import { ListChoice } from '../lists/list-choice.js';
/** Lists that one stream follows at most. */
export const mostListsOfStream = 32;
const error = `list must be the id of a list, given ${mostListsOfStream} times at most, or ALL`;
const Lists = z
    .union([z.string(), z.array(z.string())])
    .transform((given) => [...new Set([given].flat())])
    .pipe(z.array(ListChoice).max(mostListsOfStream, { error }))
    .transform((lists) => (lists.includes('ALL') ? 'ALL' : lists.filter((list) => list !== 'ALL')))
    .meta({ description: 'ids of the lists to follow, or ALL; by default the own list of the caller' });
const Since = z
    .string()
    .regex(/^(?:\d{1,10}|\d{1,10}:\d{1,10}(?:,\d{1,10}:\d{1,10})*)?$/, {
    error: 'since must be the id of an event, or the number of a change where one list is followed',
})
    .meta({
    description: 'id of the event after which to resume; for a single list also the number of a change',
    example: '0:41',
});
/** Query of `GET /todo/events`. */
export const EventsQuery = z.object({ list: Lists.optional(), since: Since.optional() });
//# sourceMappingURL=events-query.js.map