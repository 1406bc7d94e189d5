import { casual } from 'chrono-node/en';
import { addDays, addMonths, comingDate, comingWeekday, dayOf, weekdayInWeek, weekdayOf, } from '../dates/day.js';
import { phrasesOf } from './phrase.js';
const words = /^(?:today|tomorrow|tmrw?)$/i;
const weekday = /^(?:(?:on|this|next)\s+)?(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*(?:\s+next\s+week)?$/i;
const bareWeekday = /^(?:on\s+)?(?!this|next)[a-z]+$/i;
const distance = /^in\s.*\b(?:days?|weeks?|fortnights?|months?|years?)$/i;
/** These are words of their own too: they mean the day after another word of a date, or with a capital. */
const ambiguous = /^(?:sat|sun)$/;
/** The same at the beginning, where every word has a capital. */
const ambiguousFirst = /^(?:sat|sun|wed|mon)$/i;
const counts = { a: 1, one: 1, two: 2, three: 3, six: 6 };
const monthsOf = (count = '', unit = '') => (counts[count.toLowerCase()] ?? Number(count)) * (/^y/i.test(unit) ? 12 : 1);
/** What the library does not know, or reads otherwise: it takes a month after 31 January for 3 March. */
const forms = [
    [/\b(?:the )?day after tomorrow\b/gi, (_, today) => addDays(today, 2)],
    [/\bnext week\b/gi, (_, today) => weekdayInWeek(today, 1, 1)],
    [
        /\bin (a|one|two|three|six|\d{1,2}) (month|year)s?\b/gi,
        ([, count, unit], today) => addMonths(today, monthsOf(count, unit)),
    ],
    [
        /\b(?:29(?:th)?(?: of)? feb(?:ruary)?|feb(?:ruary)? 29(?:th)?)\b(?!,? \d)/gi,
        (_, today) => comingDate(today, 2, 29),
    ],
];
/** Words before a day with which it is no date to do something on: "news of today", "every Friday", "last Monday". */
const before = /(?:^|[\s(])(?:about|after|and|as|before|black|casual|every|for|from|good|last|in|like|not|of|or|past|since|than|then|till|to|until|usa|versus|vs|was|were|is|what|a|an|any|each|super|ash|palm|easter|blue)\s+(?:the\s+)?$/i;
/** Words after it: "today or tomorrow", "Friday the 13th". */
const after = /^\s*(?:and|or|to|through|until|till|is|was|the|i|in|'s|’s|s)\b/i;
/** Words that belong to a day and go with it: "due on Friday". */
const lead = /(?:^|\s)(?:due(?: on| by)?|by|on)\s+(?:the\s+)?$|(?:^|\s)the\s+$/i;
/** Days in English. */
export function englishPhrases(text, today) {
    const now = new Date(`${today}T12:00:00`);
    const read = casual.parse(text, now, { forwardDate: true }).flatMap((result) => dateIn(result, today) ?? []);
    return [...phrasesOf(forms, text, today), ...read].flatMap((phrase) => {
        const name = text.slice(phrase.from, phrase.to);
        const led = lead.exec(text.slice(0, phrase.from));
        const from = led ? led.index + (/^\s/.test(led[0]) ? 1 : 0) : phrase.from;
        if (ambiguous.test(name) && !/\b(?:on|by)\b/i.test(led?.[0] ?? ''))
            return [];
        if (from === 0 && !led && ambiguousFirst.test(name) && !/^\s*[:,]/.test(text.slice(phrase.to)))
            return [];
        if (before.test(text.slice(0, from)) || after.test(text.slice(phrase.to)))
            return [];
        return [{ ...phrase, from }];
    });
}
function dateIn(result, today) {
    const { index, text, start, end } = result;
    if (end || start.isCertain('hour'))
        return undefined;
    const year = start.get('year') ?? 0;
    const day = dayOf(year, start.get('month') ?? 0, start.get('day') ?? 0);
    if (!day)
        return undefined;
    const phrase = { from: index, to: index + text.length, day };
    if (weekday.test(text)) {
        return bareWeekday.test(text) ? { ...phrase, day: comingWeekday(today, weekdayOf(day)) } : phrase;
    }
    if (words.test(text) || distance.test(text))
        return phrase;
    const isRelative = [...result.tags()].some((tag) => tag.startsWith('result/relative'));
    const isCalendar = start.isCertain('day') && start.isCertain('month') && !isRelative;
    const isUnmistakable = /\d.*[a-z]{3}|[a-z]{3}.*\d/i.test(text) || /^\d{4}-\d\d-\d\d$/.test(text);
    return isCalendar && isUnmistakable && day >= today ? phrase : undefined;
}
//# sourceMappingURL=english.js.map