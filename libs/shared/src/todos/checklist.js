const boxLine = /^[-*+]\s+\[([ xX])\]\s+(.+)/;
/** The first or last line of a block of code, in which nothing is a box. */
const codeLine = /^\s*(```+|~~~+)(.*)/;
/**
 * The boxes of a content, in their order. Everything that shows, counts or ticks boxes goes by this, line by line, so
 * that all of them mean the same lines.
 * @param code called with the numbers of the first and the last line of each block of code
 */
export function boxesOf(content, code) {
    const boxes = [];
    const seen = new Map();
    let mark = '';
    let first = 0;
    let at = 0;
    // Of the same length, so that each character stays where it is.
    const lines = content.replaceAll('\r\n', ' \n').replaceAll('\r', '\n').split('\n');
    for (const [line, written] of lines.entries()) {
        const [, fence, rest] = codeLine.exec(written) ?? [];
        if (mark) {
            if (fence?.startsWith(mark)) {
                code?.(first, line);
                mark = '';
            }
        }
        else if (fence && !rest?.includes('`')) {
            mark = fence;
            first = line;
        }
        else {
            const [, state, text] = boxLine.exec(written.trim()) ?? [];
            if (text) {
                const occurrence = (seen.get(text) ?? 0) + 1;
                seen.set(text, occurrence);
                const indent = written.search(/\S/);
                boxes.push({ line, at: at + written.indexOf('[') + 1, indent, done: state !== ' ', text, occurrence });
            }
        }
        at += written.length + 1;
    }
    if (mark)
        code?.(first, lines.length - 1);
    return boxes;
}
/** undefined where nothing can be ticked */
export function tallyOf(content) {
    const boxes = boxesOf(content);
    return boxes.length > 0 ? { done: boxes.filter(({ done }) => done).length, total: boxes.length } : undefined;
}
//# sourceMappingURL=checklist.js.map