import { boxesOf } from './checklist.js';
/**
 * The box that was seen with a text.
 * @param occurrence which of several with this text; without it there must be one only
 * @param isSeen whether the content is still the one in which it was seen; in another, a text that is there once is that box
 */
export function findBox(content, { text, occurrence }, isSeen) {
    const same = boxesOf(content).filter((box) => box.text === text.trim());
    if (same.length === 1 && (occurrence === undefined || !isSeen))
        return same[0];
    return occurrence === undefined ? undefined : same[occurrence - 1];
}
/** The content with one box ticked or not, and nothing else changed: one that is so already stays as it is written. */
export function withBox(content, box, done) {
    return box.done === done ? content : `${content.slice(0, box.at)}${done ? 'x' : ' '}${content.slice(box.at + 1)}`;
}
/** The content with no box ticked. */
export function unticked(content) {
    return boxesOf(content).reduce((text, box) => withBox(text, box, false), content);
}
//# sourceMappingURL=tick.js.map