/** Marks that make a different letter rather than an accented one: the voicing of kana. */
export declare const voicing = "\u3099\u309A";
/**
 * Accents, which a search ignores, as a class of a regular expression in the syntax that MySQL (ICU) and JavaScript share:
 * marks that stand on letters of many scripts, and the points of Hebrew, Arabic and Syriac. The vowels and tones of Thai,
 * Devanagari and their like make other words and so count.
 */
export declare const accentClass: string;
/** Lower case without accents, with compatibility forms replaced: `Ｓtraße` becomes `strasse`. */
export declare function fold(text: string): string;
