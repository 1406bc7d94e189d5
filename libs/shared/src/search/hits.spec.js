import { expect, test } from '@jest/globals';
import { hitsIn } from './hits.js';
const shown = (text, ...sought) => {
    let at = 0;
    const parts = hitsIn(text, sought).map(([from, to]) => {
        const part = `${text.slice(at, from)}[${text.slice(from, to)}]`;
        at = to;
        return part;
    });
    return parts.join('') + text.slice(at);
};
test.each([
    ['Buy milk', ['MILK'], 'Buy [milk]'],
    ['Buy milk, more milk', ['milk', 'buy'], '[Buy] [milk], more [milk]'],
    ['aaa', ['aa'], '[aaa]'],
    ['abcd', ['bc', 'cd'], 'a[bcd]'],
    ['K\u00e4se', ['kase'], '[K\u00e4se]'],
    ['cafe\u0301 noir', ['caf\u00e9'], '[cafe\u0301] noir'],
    ['caf\u00e9 noir', ['cafe\u0301'], '[caf\u00e9] noir'],
    ['Stra\u00dfe', ['STRASSE'], '[Stra\u00dfe]'],
    ['Stra\u00dfe', ['s'], '[S]tra\u00dfe'],
    ['\uff26\uff35\uff2c\uff2c \ufb01ne', ['full fine'], '[\uff26\uff35\uff2c\uff2c \ufb01ne]'],
    ['İstanbul', ['istanbul'], '[İstanbul]'],
    ['ΟΔΥΣΣΕΥΣ', ['οδυσσευς'], '[ΟΔΥΣΣΕΥΣ]'],
    ['買い物リスト', ['物リ'], '買い[物リ]スト'],
    ['パパ ハハ ハ\u309aハ\u309a', ['ハ'], 'パパ [ハハ] ハ\u309aハ\u309a'],
    ['ハ\u309aハ\u309a', ['パ'], '[ハ\u309aハ\u309a]'],
    ['\u1100\u1161\u11a8 각', ['각'], '[\u1100\u1161\u11a8] [각]'],
    ['각', ['가'], '각'],
    ['บาน บ้าน', ['บ้าน'], 'บาน [บ้าน]'],
    ['काम किताब', ['कि'], 'काम [कि]ताब'],
    ['party 🎉!', ['🎉'], 'party [🎉]!'],
    ['a<b>&"c', ['<b>&'], 'a[<b>&]"c'],
    ['e\u0301', ['\u0301'], 'e[\u0301]'],
    ['nothing', ['else'], 'nothing'],
    ['nothing', [], 'nothing'],
])('in %j, %j is marked as %j', (text, sought, expected) => {
    expect(shown(text, ...sought)).toBe(expected);
});
//# sourceMappingURL=hits.spec.js.map