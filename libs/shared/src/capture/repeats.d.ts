/** Words of a title that say how often. */
export interface RepeatPhrase {
    /** Where they begin and end in the title. */
    from: number;
    to: number;
    /** A rule of RFC 5545. */
    repeat: string;
}
/** How often, in English, Korean or Japanese: "every Monday", 매주 월요일, 毎週月曜. */
export declare function repeatPhrases(text: string): RepeatPhrase[];
