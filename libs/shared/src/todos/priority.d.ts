/** How pressing a todo is: 1 high, 2 medium, 3 low. What has none comes after all that have one. */
export type Priority = number;
/** The most pressing first. */
export declare const priorities: readonly Priority[];
/** A priority as an address or a form has it; null for none, and for any other text. */
export declare function priorityOf(text: string | null | undefined): Priority | null;
