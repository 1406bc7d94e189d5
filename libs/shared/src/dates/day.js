const dayMs = 86_400_000;
/** The day of these numbers; undefined where the calendar has none (30 February) or it has more than four digits. */
export function dayOf(year, month, day) {
    const date = new Date(Date.UTC(year, month - 1, day));
    const exists = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
    return exists && year >= 1_000 && year <= 9_999 ? written(date) : undefined;
}
export function addDays(day, days) {
    return written(new Date(Date.parse(day) + days * dayMs));
}
/** The same day of a later month, or its last where it is shorter: 31 January and a month are 28 or 29 February. */
export function addMonths(day, months) {
    const [year, month, date] = numbersOf(day);
    const last = new Date(Date.UTC(year, month + months, 0));
    return written(new Date(Date.UTC(last.getUTCFullYear(), last.getUTCMonth(), Math.min(date, last.getUTCDate()))));
}
/** 1 is Monday, 7 is Sunday. */
export function weekdayOf(day) {
    return new Date(day).getUTCDay() || 7;
}
/**
 * A weekday as people name it: the next one after today (on a Friday, "Friday" is in a week).
 * @param weekday 1 is Monday
 */
export function comingWeekday(today, weekday) {
    return addDays(today, ((weekday - weekdayOf(today) + 6) % 7) + 1);
}
/** A weekday of this week (0), the next (1) and so on; weeks begin on Monday. */
export function weekdayInWeek(today, weekday, weeks) {
    return addDays(today, weekday - weekdayOf(today) + weeks * 7);
}
/** The next time that a month has this day, today included; 29 February is in a leap year. */
export function comingDate(today, month, day) {
    const [thisYear] = numbersOf(today);
    // Eight years lie between two leap years where one is left out, as in 2100.
    for (let year = thisYear; year <= thisYear + 8; year++) {
        const found = dayOf(year, month, day);
        if (found && found >= today)
            return found;
    }
    return undefined;
}
function numbersOf(day) {
    const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
    return [year, month, date];
}
function written(date) {
    return date.toISOString().slice(0, 10);
}
//# sourceMappingURL=day.js.map