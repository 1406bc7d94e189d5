/** Marks that make a different letter rather than an accented one: the voicing of kana. */
export const voicing = '\u3099\u309a';
/**
 * Accents, which a search ignores, as a class of a regular expression in the syntax that MySQL (ICU) and JavaScript share:
 * marks that stand on letters of many scripts, and the points of Hebrew, Arabic and Syriac. The vowels and tones of Thai,
 * Devanagari and their like make other words and so count.
 */
export const accentClass = '[\\u0300-\\u036f\\u0483-\\u0489\\u0591-\\u05bd\\u05bf\\u05c1\\u05c2\\u05c4\\u05c5\\u05c7\\u0610-\\u061a\\u064b-\\u065f' +
    '\\u0670\\u06d6-\\u06dc\\u06df-\\u06e4\\u06e7\\u06e8\\u06ea-\\u06ed\\u0711\\u0730-\\u074a\\u0898-\\u089f\\u08ca-\\u08e1\\u08e3-\\u08ff' +
    '\\u0951-\\u0954\\u1ab0-\\u1aff\\u1dc0-\\u1dff\\u20d0-\\u20f0\\u302a-\\u302d\\ufe20-\\ufe2f\\p{Variation_Selector}]';
const accents = new RegExp(accentClass, 'gu');
/** Lower case without accents, with compatibility forms replaced: `Ｓtraße` becomes `strasse`. */
export function fold(text) {
    const plain = text.normalize('NFKD').replace(accents, '');
    // Letter by letter: in a whole word, a sigma at the end would become a different letter.
    return [...plain.toUpperCase()]
        .map((letter) => letter.toLowerCase())
        .join('')
        .normalize('NFC');
}
//# sourceMappingURL=folding.js.map