/** What two spellings of one label have in common: the case and how accents are composed make no other label. */
export declare function labelKey(label: string): string;
/** Labels without the later spellings of one that is there already. */
export declare function withoutTwins(labels: readonly string[]): string[];
/** The labels of a line that a person typed: separated by commas, each perhaps with its `#`. */
export declare function labelsIn(line: string): string[];
