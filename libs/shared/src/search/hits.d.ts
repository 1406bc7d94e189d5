/** Where a text begins and ends in another, in code units. */
export type Hit = [from: number, to: number];
/** The places of some texts in another, as the search of the API finds them: in order, and none touching the next. */
export declare function hitsIn(text: string, sought: readonly string[]): Hit[];
