import { addDays, weekdayInWeek } from './day.js';
/** Dates that are set by one press; the next week begins on Monday. */
export const quickDays = ['today', 'tomorrow', 'next-week', 'none'];
export function isQuickDay(text) {
    return quickDays.includes(text);
}
/** The day that is meant; null for none. */
export function quickDay(name, today) {
    if (name === 'none')
        return null;
    if (name === 'next-week')
        return weekdayInWeek(today, 1, 1);
    return addDays(today, name === 'tomorrow' ? 1 : 0);
}
//# sourceMappingURL=quick-days.js.map