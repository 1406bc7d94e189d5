import { z } from 'zod';
import { limits } from '../limits.js';
import { codePoints, storableText } from '../text.js';
import { labelKey, withoutTwins } from './label-key.js';
const lengthError = `a label must have 1 to ${limits.labelCodePoints} characters`;
/** A label as it is typed. Lists of labels are separated by commas, so none has one. */
export const LabelName = storableText
    .transform((text) => text.trim().normalize('NFC'))
    .refine((text) => text.length > 0, { error: lengthError, params: { code: 'too_short' } })
    .refine((text) => codePoints(text) <= limits.labelCodePoints, { error: lengthError, params: { code: 'too_long' } })
    .refine((text) => !/[,\p{Cc}]/u.test(text), {
    error: 'a label must have no comma, tab or line end',
    params: { code: 'invalid_format' },
})
    .meta({ minLength: 1, maxLength: limits.labelCodePoints, pattern: '^[^,\\u0000-\\u001f\\u007f-\\u009f]+$' });
/** The labels of a todo, each once. */
export const LabelNames = z
    .array(LabelName)
    .refine((labels) => labels.length <= limits.labels, {
    error: `a todo has at most ${limits.labels} labels`,
    params: { code: 'too_many' },
})
    .transform(withoutTwins)
    .meta({
    maxItems: limits.labels,
    description: 'labels, in this order; another spelling of the same one is the same',
});
/** Label filter: todos that have all of these, by their keys. */
export const LabelFilter = z
    .union([z.string(), z.array(z.string())])
    .transform((given) => [given].flat().flatMap((text) => text.split(',')))
    .pipe(z.array(LabelName).max(limits.labels))
    .transform((labels) => [...new Set(labels.map(labelKey))].sort())
    .meta({
    description: 'label that todos must have; several times, or separated by commas, for all of them',
    example: 'home',
});
/** A label of a list. */
export const Label = z
    .object({
    name: z.string().meta({ description: 'in the spelling that most todos have' }),
    todos: z.int().min(0).meta({ description: 'number of todos with it; without the trash' }),
    open: z.int().min(0).meta({ description: 'those of them that are not done' }),
})
    .meta({ id: 'Label' });
export const LabelList = z.array(Label);
export const PatchLabel = z.object({ name: LabelName }).meta({ id: 'PatchLabel' });
/** A label after it was renamed. */
export const RenamedLabel = z
    .object({
    ...Label.shape,
    action: z
        .uuid()
        .nullable()
        .meta({ description: 'by which all of it is undone at once; null if nothing was changed' }),
})
    .meta({ id: 'RenamedLabel' });
//# sourceMappingURL=label.js.map