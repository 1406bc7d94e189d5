import { z } from 'zod';
import { TimeZone } from '../dates/time-zone.js';
import { canonicalRule, parseRule, ruleLength } from './rule.js';
const examples = 'FREQ=DAILY, FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,FR, FREQ=MONTHLY;BYMONTHDAY=-1 or FREQ=YEARLY';
/** A rule of RFC 5545 in the one form in which it is stored. */
export const Repeat = z
    .string()
    .refine((text) => parseRule(text) !== undefined, {
    error: `repeat must be a rule like ${examples}: no COUNT, UNTIL or numbered weekdays`,
    params: { code: 'invalid_rule' },
})
    .overwrite((text) => (parseRule(text) ? canonicalRule(text) : text))
    .meta({
    description: 'null for once, or a rule of RFC 5545 by which it is due again: FREQ is DAILY, WEEKLY (with BYDAY), MONTHLY (with BYMONTHDAY 1 to 31, ' +
        '-1 is the last day) or YEARLY (with BYMONTH and BYMONTHDAY), INTERVAL 1 to 999. Months and years without a day ' +
        'get that of `due`; a month that lacks the day has it on its last. Without `due`, the first day of the rule is due',
    maxLength: ruleLength,
    example: 'FREQ=WEEKLY;BYDAY=MO',
});
/** What the days of a rule are counted from. */
export const RepeatFrom = z.enum(['DUE', 'COMPLETION']).meta({
    description: 'from which day the rule counts: the one it is due, or that of its completion',
});
/** Members of a todo by which a client sets when it repeats. */
export const repeatInput = {
    repeat: Repeat.nullable().optional(),
    repeatFrom: RepeatFrom.optional().meta({ description: 'what the rule counts from; DUE if left out' }),
    tz: TimeZone.optional().meta({
        description: 'time zone of the caller, whose day is today for a todo that repeats; UTC if left out',
        example: 'Europe/Berlin',
    }),
};
//# sourceMappingURL=repeat.js.map