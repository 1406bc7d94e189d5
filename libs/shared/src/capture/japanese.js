import { addDays, addMonths, comingDate, comingWeekday, dayOf, weekdayInWeek } from '../dates/day.js';
import { phrasesOf } from './phrase.js';
const weekdays = '月火水木金土日';
const weekdayOf = (letter = '') => weekdays.indexOf(letter) + 1;
const near = {
    今日: 0,
    本日: 0,
    きょう: 0,
    明日: 1,
    あした: 1,
    あす: 1,
    明後日: 2,
    あさって: 2,
    しあさって: 3,
};
const weeks = { 今週: 0, 来週: 1, 再来週: 2 };
const numerals = '〇一二三四五六七八九十';
const number = '(\\d{1,3}|[一二三四五六七八九十])';
const numberOf = (text = '') => (numerals.includes(text) ? numerals.indexOf(text) : Number(text));
const forms = [
    [new RegExp(Object.keys(near).sort(longest).join('|'), 'g'), ([name], today) => addDays(today, near[name] ?? 0)],
    [
        /(今週|来週|再来週)の?([月火水木金土日])曜日?/g,
        ([, week = '', letter], today) => weekdayInWeek(today, weekdayOf(letter), weeks[week] ?? 0),
    ],
    [
        /(?<!週の?)(?:次の|今度の)?([月火水木金土日])曜日?/g,
        ([, letter], today) => comingWeekday(today, weekdayOf(letter)),
    ],
    [/(来週|再来週)(?!の?[月火水木金土日]曜)/g, ([, week = ''], today) => weekdayInWeek(today, 1, weeks[week] ?? 1)],
    [
        /(?:(\d{4})年)?(\d{1,2})月(\d{1,2})日/g,
        ([, year, month, day], today) => year ? dayOf(Number(year), Number(month), Number(day)) : comingDate(today, Number(month), Number(day)),
    ],
    [new RegExp(`${number}日後`, 'g'), ([, count], today) => addDays(today, numberOf(count))],
    [new RegExp(`${number}週間後`, 'g'), ([, count], today) => addDays(today, 7 * numberOf(count))],
    [new RegExp(`${number}[かカヶケ箇]月後`, 'g'), ([, count], today) => addMonths(today, numberOf(count))],
];
/** What repeats, has passed or begins a span is no day to do something on. */
const before = /(?:毎週|隔週|先週|毎月|毎年|前の|から|以降|や|と|の|第[一二三四五1-5])$/;
/** Particles that say "on", "by" or "as for" go with the day. */
const particle = /^(?:まで(?:には?)?|中(?:に|まで(?:に)?)?|には?|は)/;
/** With these it is another word, or no day to do something on: 明日葉, 今日の夕食, 明日から, 日曜大工. */
const after = /^(?:の|から|以降|以来|も|と|や|を|が|で|葉|号|分|付|版|発売|生まれ|大工|ロードショー|[〜~-])/;
const separator = /^[\s、,。.:：)）]|^$/;
const separated = /[\s、,(（:：]$|^$/;
/** Days in Japanese, where words stand together: a dictionary of the machine says where they end. */
export function japanesePhrases(text, today) {
    const found = phrasesOf(forms, text, today);
    if (found.length === 0)
        return [];
    const borders = bordersOf(text);
    return found.flatMap(({ from, to, day }) => {
        const head = text.slice(0, from);
        if (before.test(head) || after.test(text.slice(to)) || day < today)
            return [];
        const end = to + (particle.exec(text.slice(to))?.[0].length ?? 0);
        const begins = separated.test(head) || borders.has(from);
        const ends = separator.test(text.slice(to)) || end > to || borders.has(to);
        // Kana are parts of many words: べんきょう ends in a "today".
        const isKana = /^\p{Script=Hiragana}+$/u.test(text.slice(from, to));
        const isApart = separated.test(head) && (separator.test(text.slice(to)) || end > to);
        return (isKana ? isApart : begins && ends) ? [{ from, to: end, day }] : [];
    });
}
/** Indexes at which words begin; none where the machine has no dictionary. */
function bordersOf(text) {
    if (typeof Intl.Segmenter === 'undefined')
        return new Set();
    return new Set(Array.from(new Intl.Segmenter('ja', { granularity: 'word' }).segment(text), ({ index }) => index));
}
function longest(one, other) {
    return other.length - one.length;
}
//# sourceMappingURL=japanese.js.map