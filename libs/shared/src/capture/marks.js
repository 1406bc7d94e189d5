import { limits } from '../limits.js';
import { codePoints } from '../text.js';
/** `!1` to `!3` as a word of its own, also as Korean and Japanese input writes it. */
const priorityMarks = /(?<=^|\s)[!！]([123１２３])(?=$|\s)/gu;
/** `#word`, which has a letter: `#14` is the number of something. */
const labelMarks = /(?<=^|\s)[#＃]([\p{L}\p{M}\p{N}_-]*\p{L}[\p{L}\p{M}\p{N}_-]*)(?=$|\s)/gu;
/**
 * The marks of a line: of several priorities the last, and as many labels as a todo may have.
 * @param shown the line, without what stands in quotes
 */
export function marksOf(line, shown) {
    const priority = [...shown.matchAll(priorityMarks)].at(-1);
    const labels = [...shown.matchAll(labelMarks)]
        .filter(([, label = '']) => codePoints(label) <= limits.labelCodePoints)
        .slice(0, limits.labels);
    const ranges = [...labels, ...(priority ? [priority] : [])]
        .map((match) => ({ from: match.index, to: match.index + match[0].length }))
        .sort((one, other) => one.from - other.from);
    const rest = without(line, ranges);
    if (ranges.length === 0 || rest === '')
        return { rest: line, priority: null, labels: [], words: '' };
    return {
        rest,
        priority: priority ? Number(priority[1]?.normalize('NFKC')) : null,
        labels: labels.map(([, label = '']) => label),
        words: ranges.map(({ from, to }) => line.slice(from, to)).join(' '),
    };
}
function without(line, ranges) {
    let from = 0;
    const parts = [];
    for (const range of ranges) {
        parts.push(line.slice(from, range.from));
        from = range.to;
    }
    parts.push(line.slice(from));
    return parts
        .map((part) => part.trim())
        .filter(Boolean)
        .join(' ');
}
//# sourceMappingURL=marks.js.map