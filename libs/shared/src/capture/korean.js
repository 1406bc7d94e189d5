import { addDays, addMonths, comingDate, comingWeekday, dayOf, weekdayInWeek } from '../dates/day.js';
import { phrasesOf } from './phrase.js';
const weekdays = '월화수목금토일';
const weekdayOf = (letter = '') => weekdays.indexOf(letter) + 1;
const near = { 오늘: 0, 내일: 1, 모레: 2, 내일모레: 2, 글피: 3 };
/** Native words for a number of days. */
const days = { 하루: 1, 이틀: 2, 사흘: 3, 나흘: 4, 닷새: 5, 열흘: 10, 보름: 15 };
const counts = { 일: 1, 한: 1, 두: 2, 세: 3, 네: 4 };
const weeks = { 이번: 0, 다음: 1, 다다음: 2 };
const countOf = (text = '') => counts[text] ?? Number(text);
const forms = [
    [/내일 ?모레|오늘|내일|모레|글피/g, ([name], today) => addDays(today, near[name.replace(' ', '')] ?? 0)],
    [
        /(이번|다음|다다음) ?주 ?([월화수목금토일])요일/g,
        ([, week = '', letter], today) => weekdayInWeek(today, weekdayOf(letter), weeks[week] ?? 0),
    ],
    [/(?<!주 ?)([월화수목금토일])요일/g, ([, letter], today) => comingWeekday(today, weekdayOf(letter))],
    [/(다음|다다음) ?주(?! ?[월화수목금토일]요일)/g, ([, week = ''], today) => weekdayInWeek(today, 1, weeks[week] ?? 1)],
    [
        /(?:(\d{4})년 ?)?(\d{1,2})월 ?(\d{1,2})일/g,
        ([, year, month, day], today) => year ? dayOf(Number(year), Number(month), Number(day)) : comingDate(today, Number(month), Number(day)),
    ],
    [/(\d{1,3})일 ?[후뒤]/g, ([, count], today) => addDays(today, Number(count))],
    [/(하루|이틀|사흘|나흘|닷새|열흘|보름) ?[후뒤]/g, ([, name = ''], today) => addDays(today, days[name] ?? 0)],
    [/(\d{1,2}|[일한두세네] ?)주일? ?[후뒤]/g, ([, count], today) => addDays(today, 7 * countOf(count?.trim()))],
    [
        /(\d{1,2}) ?(?:개월|달) ?[후뒤]|([한두세네]) ?달 ?[후뒤]/g,
        ([, count, word], today) => addMonths(today, countOf(count ?? word)),
    ],
];
/** What repeats, has passed or begins a span is no day to do something on. */
const before = /(?:매주|매달|매월|매년|격주|지난|지난주|이후|부터)\s*$/;
/** Particles that say "on", "by" or "as for" go with the day. */
const particle = /^(?:까지|에|은|는)(?=[\s,.:]|$)/;
const wordAfter = /^[\p{L}\p{N}]/u;
const wordBefore = /[\p{L}\p{N}]$/u;
/** Days in Korean, where words stand apart. */
export function koreanPhrases(text, today) {
    return phrasesOf(forms, text, today).flatMap(({ from, to, day }) => {
        const end = to + (particle.exec(text.slice(to))?.[0].length ?? 0);
        const [head, tail] = [text.slice(0, from), text.slice(end)];
        const isApart = !wordBefore.test(head) && !wordAfter.test(tail);
        return isApart && !before.test(head) && day >= today ? [{ from, to: end, day }] : [];
    });
}
//# sourceMappingURL=korean.js.map