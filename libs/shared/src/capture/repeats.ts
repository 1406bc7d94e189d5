import { parseRule, ruleText, type Unit } from '../repeat/rule.js';

/** Words of a title that say how often. */
export interface RepeatPhrase {
  /** Where they begin and end in the title. */
  from: number;
  to: number;
  /** A rule of RFC 5545. */
  repeat: string;
  /** It counts from the day on which it was completed. */
  onceDone: boolean;
}

type Match = RegExpMatchArray;
/** @returns parts of a rule beside its unit and interval, or undefined where there is no such rule */
type Form = [pattern: RegExp, rule: (match: Match) => string | undefined];

const codes = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
const workdays = 'BYDAY=MO,TU,WE,TH,FR';
const rule = (unit: Unit, every = 1, more = '') => `FREQ=${unit};INTERVAL=${every}${more && `;${more}`}`;
const last = 'BYMONTHDAY=-1';

/** Weekdays by the letters of a language, which begin with Monday. */
const byLetters = (letters: string, text = '') =>
  `BYDAY=${[...text].flatMap((letter) => codes[letters.indexOf(letter)] ?? []).join()}`;

const units: Record<string, Unit> = { day: 'DAILY', week: 'WEEKLY', month: 'MONTHLY', year: 'YEARLY' };
const counts: Record<string, number> = { '': 1, other: 2, second: 2, two: 2, three: 3, four: 4, six: 6 };
const weekday = '(?:mon|tue|wed|thu|fri|sat|sun)(?:day|s|sday|nesday|r|rs|rsday|urday)?s?';
const weekdayList = `${weekday}(?:(?:\\s*,\\s*|\\s+and\\s+|\\s*,\\s*and\\s+)${weekday})*`;
const count = '(?:(other|second|two|three|four|six|\\d{1,3})\\s+)?';
const everyOf = (text = '') => counts[text.toLowerCase()] ?? Number(text);
const englishDays = (text = '') =>
  `BYDAY=${(text.toLowerCase().match(/mon|tue|wed|thu|fri|sat|sun/g) ?? []).map((name) => name.slice(0, 2).toUpperCase())}`;

const english: Form[] = [
  [/\bevery(?:\s+|!\s*)(?:weekday|workday|working day)s?\b/gi, () => rule('WEEKLY', 1, workdays)],
  [
    /\bevery(?:\s+|!\s*)(?:month\s+on\s+the\s+last\s+day|last\s+day\s+of\s+the\s+month)\b/gi,
    () => rule('MONTHLY', 1, last),
  ],
  [
    /\bevery(?:\s+|!\s*)(?:month\s+on\s+the\s+)?(\d{1,2})(?:st|nd|rd|th)(?:\s+of\s+the\s+month)?\b/gi,
    ([, day]) => rule('MONTHLY', 1, `BYMONTHDAY=${day}`),
  ],
  [
    new RegExp(`\\bevery(?:\\s+|!\\s*)${count}(?:weeks?\\s+on\\s+)?(${weekdayList})\\b(?!\\.\\w)`, 'gi'),
    ([, every, days]) => rule('WEEKLY', everyOf(every), englishDays(days)),
  ],
  [
    new RegExp(`\\bevery(?:\\s+|!\\s*)${count}(day|week|month|year)s?\\b(?!\\s+on\\b)`, 'gi'),
    ([, every, unit = '']) => rule(units[unit.toLowerCase()] as Unit, everyOf(every)),
  ],
];

const weekdaysKo = '월화수목금토일';
const listKo =
  '((?:[월화수목금토일](?:요일)?)(?:\\s*[,·、]?\\s*(?:[월화수목금토일](?:요일)?))*)(?![\\p{L}\\p{N}]*일(?!요))';
const korean: Form[] = [
  [/매일|날마다/g, () => rule('DAILY')],
  [/(?:매주\s*평일|평일마다|평일 매일)/g, () => rule('WEEKLY', 1, workdays)],
  [
    new RegExp(`(매주|격주|(\\d{1,3})주마다)\\s*${listKo}`, 'gu'),
    ([, word, every, days]) =>
      rule('WEEKLY', word === '격주' ? 2 : Number(every ?? 1), byLetters(weekdaysKo, days?.replaceAll('요일', ''))),
  ],
  [/([월화수목금토일])요일마다/g, ([, day]) => rule('WEEKLY', 1, byLetters(weekdaysKo, day))],
  [/(?:매월|매달)\s*(?:마지막\s*날|말일)/g, () => rule('MONTHLY', 1, last)],
  [/(?:매월|매달)\s*(\d{1,2})일/g, ([, day]) => rule('MONTHLY', 1, `BYMONTHDAY=${day}`)],
  [/매년\s*(\d{1,2})월\s*(\d{1,2})일/g, ([, month, day]) => rule('YEARLY', 1, `BYMONTH=${month};BYMONTHDAY=${day}`)],
  [/이틀마다/g, () => rule('DAILY', 2)],
  [/격주(?:마다|로)?/g, () => rule('WEEKLY', 2)],
  [/매주/g, () => rule('WEEKLY')],
  [/(?:매월|매달)(?!\s*\d)/g, () => rule('MONTHLY')],
  [/(?:매년|해마다)(?!\s*\d)/g, () => rule('YEARLY')],
  [/(\d{1,3})일마다/g, ([, every]) => rule('DAILY', Number(every))],
  [/(\d{1,3})주마다/g, ([, every]) => rule('WEEKLY', Number(every))],
  [/(\d{1,3})(?:개월|달)마다/g, ([, every]) => rule('MONTHLY', Number(every))],
  [/(\d{1,3})년마다/g, ([, every]) => rule('YEARLY', Number(every))],
];

const weekdaysJa = '月火水木金土日';
const japanese: Form[] = [
  [/毎日/g, () => rule('DAILY')],
  [/(?:毎週)?平日(?:毎日|ごと)/g, () => rule('WEEKLY', 1, workdays)],
  [
    /(毎週|隔週|(\d{1,3})週間ごとの?)の?([月火水木金土日](?:曜日?)?(?:[、,・と]?[月火水木金土日](?:曜日?)?)*)(?<=曜|曜日)/g,
    ([, word, every, days]) =>
      rule('WEEKLY', word === '隔週' ? 2 : Number(every ?? 1), byLetters(weekdaysJa, days?.replace(/曜日?/g, ''))),
  ],
  [/毎月の?(?:末日|月末|最終日|末)/g, () => rule('MONTHLY', 1, last)],
  [/毎月の?(\d{1,2})日/g, ([, day]) => rule('MONTHLY', 1, `BYMONTHDAY=${day}`)],
  [/毎年の?(\d{1,2})月(\d{1,2})日/g, ([, month, day]) => rule('YEARLY', 1, `BYMONTH=${month};BYMONTHDAY=${day}`)],
  [/隔週/g, () => rule('WEEKLY', 2)],
  [/隔日/g, () => rule('DAILY', 2)],
  [/毎週/g, () => rule('WEEKLY')],
  [/毎月(?!の?\d)/g, () => rule('MONTHLY')],
  [/毎年(?!の?\d)/g, () => rule('YEARLY')],
  [/(\d{1,3})日ごと/g, ([, every]) => rule('DAILY', Number(every))],
  [/(\d{1,3})週間ごと/g, ([, every]) => rule('WEEKLY', Number(every))],
  [/(\d{1,3})[かカヶケ箇]月ごと/g, ([, every]) => rule('MONTHLY', Number(every))],
  [/(\d{1,3})年ごと/g, ([, every]) => rule('YEARLY', Number(every))],
];

/** With the particles that say "on" and "by", which go with it. */
const languages: [forms: Form[], particle: RegExp][] = [
  [english, /^$/],
  [korean, /^(?:에|으로|로)(?=[\s,.:]|$)/],
  [japanese, /^に(?=[\s、,。.:：]|$)/],
];
/** Beside these it is a part of something else: "every Monday morning", 매일경제, 毎日新聞. */
const joined = /[\p{L}\p{N}\p{M}]$/u;
const joins = /^[\p{L}\p{N}\p{M}_'’]/u;
/** Says before or after the rule that it counts from the completion, in the words of the form; `every!` does too. */
const onceDoneBefore = /(?:완료(?:한\s*날부터|일부터|\s*후)|完了(?:日から|後))\s*$/u;
const onceDoneAfter = /^\s*(?:,?\s*once\s+done\b|,?\s*완료(?:한\s*날|일)부터|完了日から|[（(]完了日から[）)])/iu;
const partOfDay = /^\s+(?:mornings?|afternoons?|evenings?|nights?|noon|until|till|from|since|except|but|for|and|or)\b/i;

/** How often, in English, Korean or Japanese: "every Monday", 매주 월요일, 毎週月曜; "every! 3 days" counts from completion. */
export function repeatPhrases(text: string): RepeatPhrase[] {
  return languages.flatMap(([forms, particle]) =>
    forms.flatMap(([pattern, ruleOf]) =>
      Array.from(text.matchAll(pattern)).flatMap((match) => {
        const end = match.index + match[0].length;
        const said = end + (particle.exec(text.slice(end))?.[0].length ?? 0);
        const before = onceDoneBefore.exec(text.slice(0, match.index));
        const after = onceDoneAfter.exec(text.slice(said))?.[0] ?? '';
        const from = before?.index ?? match.index;
        const to = said + after.length;
        const onceDone = before !== null || after !== '' || /^every!/i.test(match[0]);
        const read = parseRule(ruleOf(match) ?? '');
        const isPart = joined.test(text.slice(0, from)) || joins.test(text.slice(to)) || partOfDay.test(text.slice(to));
        return read && !isPart ? [{ from, to, repeat: ruleText(read), onceDone }] : [];
      }),
    ),
  );
}
