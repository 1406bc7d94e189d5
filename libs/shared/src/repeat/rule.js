/** 1 is Monday, 7 is Sunday. */
const weekdayNames = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
export const units = ['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'];
/** Most units between two days of a rule. */
export const mostUnits = 999;
/** The longest text of a rule that is read. */
export const ruleLength = 200;
const lastOfMonths = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
/**
 * The text of RFC 5545 (RRULE). A day that not every month has is written as the last one of those that it has, since
 * other programs would leave out months by the 31st alone.
 */
export function ruleText({ unit, every, weekdays, day, month }) {
    const isLast = day === -1 || (unit === 'MONTHLY' ? day === 31 : month === 2 && day === 29);
    const isClamped = unit === 'MONTHLY' && !isLast && day !== undefined && day > 28;
    const days = isClamped ? `${range(28, day).join()};BYSETPOS=-1` : String(isLast ? -1 : day);
    return [
        `FREQ=${unit}`,
        every > 1 && `INTERVAL=${every}`,
        weekdays.length > 0 && `BYDAY=${weekdays.map((weekday) => weekdayNames[weekday - 1]).join()}`,
        month !== undefined && `BYMONTH=${month}`,
        day !== undefined && `BYMONTHDAY=${days}`,
    ]
        .filter(Boolean)
        .join(';');
}
/** Reads a rule of RFC 5545, its parts in any order. @returns undefined for one that is none, or that is not supported */
export function parseRule(text) {
    if (text.length > ruleLength)
        return undefined;
    const parts = new Map();
    for (const part of text
        .toUpperCase()
        .replace(/^RRULE:/, '')
        .split(';')) {
        const [, name, value] = /^([A-Z]+)=([A-Z0-9,+-]+)$/.exec(part) ?? [];
        if (name === undefined || value === undefined || parts.has(name))
            return undefined;
        parts.set(name, value);
    }
    const take = (name) => {
        const value = parts.get(name);
        parts.delete(name);
        return value;
    };
    const unit = units.find((each) => each === parts.get('FREQ'));
    take('FREQ');
    const every = numberIn(take('INTERVAL') ?? '1', 1, mostUnits);
    const isMonday = (take('WKST') ?? 'MO') === 'MO';
    if (!unit || every === undefined || !isMonday)
        return undefined;
    const days = unit === 'WEEKLY' ? weekdaysOf(take('BYDAY')) : monthDayOf(unit, take);
    return days && parts.size === 0 ? { unit, every, weekdays: [], ...days } : undefined;
}
/** The one form in which a rule is stored. @throws Error for what is none */
export function canonicalRule(text) {
    const rule = parseRule(text);
    if (!rule)
        throw new Error(`no rule: ${text}`);
    return ruleText(rule);
}
/** The days of a rule that has none: those of the day that it is counted from. */
export function anchored(rule, day) {
    const [, month = 1, date = 1] = day.split('-').map(Number);
    if (rule.unit === 'MONTHLY')
        return { day: date, ...rule };
    return rule.unit === 'YEARLY' ? { day: date, month, ...rule } : rule;
}
function weekdaysOf(text) {
    const weekdays = text?.split(',').map((name) => weekdayNames.indexOf(name) + 1) ?? [];
    return weekdays.includes(0) ? undefined : { weekdays: [...new Set(weekdays)].sort() };
}
/** @returns undefined for what is no day of a month or a year */
function monthDayOf(unit, take) {
    if (unit === 'DAILY')
        return {};
    const [days, position] = [take('BYMONTHDAY'), take('BYSETPOS')];
    const ofYear = unit === 'YEARLY' ? take('BYMONTH') : undefined;
    if (days === undefined && position === undefined && ofYear === undefined)
        return {};
    const month = ofYear === undefined ? undefined : numberIn(ofYear, 1, 12);
    if (days === undefined || (unit === 'YEARLY') !== (month !== undefined))
        return undefined;
    const most = month === undefined ? 31 : lastOfMonths[month - 1];
    const isClamped = unit === 'MONTHLY' && position === '-1';
    if (position !== undefined && !isClamped)
        return undefined;
    const read = isClamped ? clampedDay(days) : days === '-1' ? most : numberIn(days, 1, most);
    if (read === undefined)
        return undefined;
    return month === undefined ? { day: read === most ? -1 : read } : { day: read, month };
}
/** What `28,29,30` with the last position means: the 30th, or the last day of a shorter month. */
function clampedDay(text) {
    const last = numberIn(text.split(',').at(-1) ?? '', 28, 31);
    return last !== undefined && text === range(28, last).join() ? last : undefined;
}
function numberIn(text, least, most) {
    const number = /^\+?0?\d{1,3}$/.test(text) ? Number(text) : Number.NaN;
    return number >= least && number <= most ? number : undefined;
}
function range(from, to) {
    return Array.from({ length: to - from + 1 }, (_, n) => from + n);
}
//# sourceMappingURL=rule.js.map