import { expect, test } from '@jest/globals';
import { quickDay } from './quick-days.js';
// Without this, a date that is set by one press is another day.
test.each([
    ['2026-11-25', '2026-11-25', '2026-11-26', '2026-11-30'],
    ['2026-11-29', '2026-11-29', '2026-11-30', '2026-11-30'],
    ['2026-11-30', '2026-11-30', '2026-12-01', '2026-12-07'],
    ['2026-12-31', '2026-12-31', '2027-01-01', '2027-01-04'],
    ['2028-02-28', '2028-02-28', '2028-02-29', '2028-03-06'],
])('on %s, today is %s, tomorrow %s and next week %s', (today, ...expected) => {
    expect(['today', 'tomorrow', 'next-week'].map((name) => quickDay(name, today))).toEqual(expected);
    expect(quickDay('none', today)).toBeNull();
});
//# sourceMappingURL=quick-days.spec.js.map