import { expect, test } from '@jest/globals';
import { parseRule, ruleText } from './rule.js';
// Without this, a rule is refused that other programs write, or means something else in them than it does here.
test.each([
    ['FREQ=DAILY', 'FREQ=DAILY'],
    ['rrule:freq=daily;interval=1', 'FREQ=DAILY'],
    ['RRULE:FREQ=WEEKLY;WKST=MO;BYDAY=FR,MO,FR;INTERVAL=2', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,FR'],
    ['FREQ=WEEKLY', 'FREQ=WEEKLY'],
    ['FREQ=MONTHLY', 'FREQ=MONTHLY'],
    ['FREQ=MONTHLY;BYMONTHDAY=15', 'FREQ=MONTHLY;BYMONTHDAY=15'],
    ['FREQ=MONTHLY;BYMONTHDAY=-1', 'FREQ=MONTHLY;BYMONTHDAY=-1'],
    ['FREQ=MONTHLY;BYMONTHDAY=31', 'FREQ=MONTHLY;BYMONTHDAY=-1'],
    ['FREQ=MONTHLY;BYMONTHDAY=30', 'FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1'],
    ['FREQ=MONTHLY;BYMONTHDAY=28,29;BYSETPOS=-1', 'FREQ=MONTHLY;BYMONTHDAY=28,29;BYSETPOS=-1'],
    ['FREQ=YEARLY;INTERVAL=999', 'FREQ=YEARLY;INTERVAL=999'],
    ['FREQ=YEARLY;BYMONTHDAY=29;BYMONTH=2', 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1'],
    ['FREQ=YEARLY;BYMONTH=4;BYMONTHDAY=-1', 'FREQ=YEARLY;BYMONTH=4;BYMONTHDAY=30'],
])('%s is stored as %s', (text, stored) => {
    const rule = parseRule(text);
    expect(rule && ruleText(rule)).toBe(stored);
    expect(parseRule(stored)).toEqual(rule);
});
// Without this, a rule is taken of which a part is not followed.
test.each([
    '',
    'every day',
    'INTERVAL=2',
    'FREQ=HOURLY',
    'FREQ=DAILY;',
    'FREQ=DAILY;FREQ=DAILY',
    'FREQ=DAILY;COUNT=3',
    'FREQ=DAILY;UNTIL=20270101',
    'FREQ=DAILY;BYDAY=MO',
    'FREQ=DAILY;INTERVAL=0',
    'FREQ=DAILY;INTERVAL=1000',
    'FREQ=DAILY;INTERVAL=1.5',
    'FREQ=WEEKLY;WKST=SU',
    'FREQ=WEEKLY;BYDAY=2MO',
    'FREQ=WEEKLY;BYDAY=XX',
    'FREQ=WEEKLY;BYMONTHDAY=1',
    'FREQ=MONTHLY;BYDAY=2TU',
    'FREQ=MONTHLY;BYMONTHDAY=0',
    'FREQ=MONTHLY;BYMONTHDAY=32',
    'FREQ=MONTHLY;BYMONTHDAY=-2',
    'FREQ=MONTHLY;BYMONTHDAY=1,15',
    'FREQ=MONTHLY;BYMONTHDAY=28,30;BYSETPOS=-1',
    'FREQ=MONTHLY;BYSETPOS=-1',
    'FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=1',
    'FREQ=YEARLY;BYMONTH=2',
    'FREQ=YEARLY;BYMONTHDAY=1',
    'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30',
    'FREQ=YEARLY;BYMONTH=13;BYMONTHDAY=1',
    'FREQ=WEEKLY;BYDAY=\nMO',
    `FREQ=WEEKLY;BYDAY=${'MO,'.repeat(100)}MO`,
])('%j is no rule of a todo', (text) => {
    expect(parseRule(text)).toBeUndefined();
});
//# sourceMappingURL=rule.spec.js.map