import { expect, test } from '@jest/globals';
import { readLine } from './capture.js';
const today = '2026-11-25';
// Without this, a line typed with a priority and a day loses one of them, or keeps their words in its title.
test.each([
    ['Pay rent !1', 'Pay rent', 1, null],
    ['!2 Pay rent', 'Pay rent', 2, null],
    ['Pay !3 rent', 'Pay rent', 3, null],
    ['Dentist fri !1', 'Dentist', 1, '2026-11-27'],
    ['Dentist !1 fri', 'Dentist', 1, '2026-11-27'],
    ['!1 fri Dentist', 'Dentist', 1, '2026-11-27'],
    ['치과 내일 ！２', '치과', 2, '2026-11-26'],
    ['明日 歯医者 ！１', '歯医者', 1, '2026-11-26'],
    ['a !1 b !3', 'a !1 b', 3, null],
    ['Pay rent!1', 'Pay rent!1', null, null],
    ['Read !10', 'Read !10', null, null],
    ['Read !4 and !0', 'Read !4 and !0', null, null],
    ['Look at "x !1 y"', 'Look at "x !1 y"', null, null],
    ['!1', '!1', null, null],
    ['Wow !', 'Wow !', null, null],
])('%s is called %s, with priority %s, due %s', (line, title, priority, due) => {
    expect(readLine(line, today)).toMatchObject({ title, priority, due });
});
// Without this, a label is lost or left in the title, or the number of an issue becomes one.
test.each([
    ['Milk #shop', 'Milk', ['shop']],
    ['#shop Milk #home_2', 'Milk', ['shop', 'home_2']],
    ['Milk #shop tomorrow !1', 'Milk', ['shop']],
    ['우유 ＃장보기', '우유', ['장보기']],
    ['दूध #हिन्दी', 'दूध', ['हिन्दी']],
    ['Fix #14', 'Fix #14', []],
    ['C# and a#b', 'C# and a#b', []],
    ['Say "#no"', 'Say "#no"', []],
    ['#only', '#only', []],
    [`Milk #${'x'.repeat(51)}`, `Milk #${'x'.repeat(51)}`, []],
])('%s is called %s, with the labels %j', (line, title, labels) => {
    expect(readLine(line, today)).toMatchObject({ title, labels });
});
//# sourceMappingURL=marks.spec.js.map