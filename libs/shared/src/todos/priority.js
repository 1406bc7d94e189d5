/** The most pressing first. */
export const priorities = [1, 2, 3];
/** A priority as an address or a form has it; null for none, and for any other text. */
export function priorityOf(text) {
    return priorities.find((priority) => String(priority) === text) ?? null;
}
//# sourceMappingURL=priority.js.map