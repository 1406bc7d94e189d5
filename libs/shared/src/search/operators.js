import { z } from 'zod';
import { addDays } from '../dates/day.js';
import { limits } from '../limits.js';
import { LabelName } from '../todos/label.js';
import { labelKey } from '../todos/label-key.js';
const states = {
    todo: { statuses: ['TODO'] },
    doing: { statuses: ['PROGRESS'] },
    progress: { statuses: ['PROGRESS'] },
    done: { statuses: ['DONE'] },
    completed: { statuses: ['DONE'] },
    open: { statuses: ['TODO', 'PROGRESS'] },
    overdue: { flag: 'overdue' },
    mine: { flag: 'mine' },
    assigned: { flag: 'assigned' },
    unassigned: { flag: 'unassigned' },
    repeating: { flag: 'repeating' },
    high: { priority: 1 },
    medium: { priority: 2 },
    low: { priority: 3 },
};
const dayNames = {
    today: { day: 'today', plus: 0 },
    tomorrow: { day: 'today', plus: 1 },
    yesterday: { day: 'today', plus: -1 },
};
const day = z.iso.date();
/** What each operator makes of its value; undefined if it takes no such value. */
export const operators = {
    is(value) {
        const some = value
            .toLowerCase()
            .split(',')
            .map((name) => (Object.hasOwn(states, name) ? states[name] : undefined));
        return some.every((state) => state !== undefined) ? { kind: 'is', some } : undefined;
    },
    due(value) {
        const due = dueOf(value.toLowerCase());
        return due && { kind: 'due', due };
    },
    label(value) {
        const label = LabelName.safeParse(value.replace(/^[#＃]/, ''));
        return label.success ? { kind: 'label', key: labelKey(label.data) } : undefined;
    },
    by(value) {
        const who = whoOf(value);
        return who && { kind: 'by', who };
    },
};
/** What to do about a value that an operator does not take. */
export const operatorHelp = {
    is: `is: takes ${Object.keys(states).join(', ')}, or several of them separated by commas`,
    due: 'due: takes today, tomorrow, yesterday, overdue, none, any, a day like 2026-11-30, one with <, <=, > or >= (or before:, after:) in front, or a range like 2026-11-01..2026-11-30',
    label: `label: takes a label of at most ${limits.labelCodePoints} characters without a comma; with spaces it stands in quotes`,
    by: 'by: takes me, none, the id of an account or a part of a name',
};
/** Which end the day that follows is, and whether it is apart from what is meant. */
const bounds = [
    ['<=', 'to', false],
    ['>=', 'from', false],
    ['<', 'to', true],
    ['>', 'from', true],
    ['before:', 'to', true],
    ['after:', 'from', true],
];
function dueOf(value) {
    if (value === 'none' || value === 'any' || value === 'overdue')
        return { kind: value };
    const [from = '', to, ...rest] = value.split('..');
    if (to !== undefined)
        return rest.length === 0 ? rangeOf(from, to) : undefined;
    const bound = bounds.find(([sign]) => value.startsWith(sign));
    if (!bound)
        return rangeOf(value, value);
    const [sign, end, apart] = bound;
    const meant = dueDayOf(value.slice(sign.length));
    return meant && { kind: 'range', [end]: meant, apart };
}
/** One end may be left out. */
function rangeOf(first, last) {
    const [from, to] = [dueDayOf(first), dueDayOf(last)];
    if ((first && !from) || (last && !to) || (!from && !to))
        return undefined;
    return { kind: 'range', ...(from && { from }), ...(to && { to }), apart: false };
}
function dueDayOf(value) {
    if (Object.hasOwn(dayNames, value))
        return dayNames[value];
    return day.safeParse(value).success ? { day: value, plus: 0 } : undefined;
}
/** @param today in the time zone of who asks */
export function resolvedDay({ day, plus }, today) {
    const from = day === 'today' ? (today ?? '') : day;
    return plus === 0 ? from : addDays(from, plus);
}
function whoOf(value) {
    const text = value.replace(/^@/, '');
    const word = text.toLowerCase();
    if (word === 'me')
        return 'me';
    if (word === 'none' || word === 'nobody')
        return 'none';
    if (/^[1-9][0-9]{0,9}$/.test(text) && Number(text) <= limits.id)
        return { id: Number(text) };
    return text.trim() === '' ? undefined : { name: text };
}
//# sourceMappingURL=operators.js.map