import { z } from 'zod';
import { limits } from '../limits.js';
import { ListName } from '../lists/list.js';
import { ListId } from '../lists/list-choice.js';
import { FilterQuery } from './filter-query.js';

const Place = z
  .int()
  .min(0)
  .max(limits.filters - 1);

/** A filter that a list has under a name, for all its members. */
export const SavedFilter = z
  .object({
    id: z.int().min(1).max(limits.id),
    list: ListId,
    name: z.string(),
    query: z.string().meta({ description: 'query of the board or list that it shows; may be sent to GET /todo' }),
    place: z.int().min(0).meta({ description: 'its place among the filters of the list, from 0' }),
    version: z.int().min(1).meta({ description: 'number of writes to it; part of the ETag' }),
    url: z.string(),
  })
  .meta({ id: 'SavedFilter' });
export type SavedFilter = z.infer<typeof SavedFilter>;

export const SavedFilterList = z.array(SavedFilter);
export type SavedFilterList = z.infer<typeof SavedFilterList>;

export const CreateSavedFilter = z.object({ name: ListName, query: FilterQuery }).meta({ id: 'CreateSavedFilter' });
export type CreateSavedFilter = z.infer<typeof CreateSavedFilter>;

/** JSON merge patch. */
export const PatchSavedFilter = z
  .object({
    name: ListName.optional(),
    query: FilterQuery.optional(),
    place: Place.optional().meta({
      description: 'where it goes among the others, from 0; beyond the last is the last',
    }),
  })
  .meta({ id: 'PatchSavedFilter' });
export type PatchSavedFilter = z.infer<typeof PatchSavedFilter>;
