import { operators } from './operators.js';
import { readTokens } from './tokens.js';
/**
 * Reads the words of a search: all must be found, each somewhere in the title or the notes. `"two words"` are found as
 * they stand, `-word` must not be there, and `is:`, `due:`, `label:` and `by:` ask for other things than the text. Whatever
 * else has a colon is text, and so is an operator in quotes or without a value.
 */
export function readSearch(search) {
    const words = { terms: [], faults: [] };
    for (const { operator, text, not } of readTokens(search)) {
        if (operator === undefined) {
            if (text.trim() !== '')
                words.terms.push({ kind: 'text', text, not });
            continue;
        }
        const condition = operators[operator](text);
        if (condition)
            words.terms.push({ ...condition, not });
        else
            words.faults.push({ operator, value: text });
    }
    return words;
}
/** Whether the answer depends on which day it is. */
export function needsToday(terms) {
    return terms.some((term) => {
        if (term.kind === 'is')
            return term.some.some((state) => 'flag' in state && state.flag === 'overdue');
        if (term.kind !== 'due')
            return false;
        const { due } = term;
        return due.kind === 'overdue' || (due.kind === 'range' && [due.from, due.to].some((end) => end?.day === 'today'));
    });
}
//# sourceMappingURL=search-words.js.map