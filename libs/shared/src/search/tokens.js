const operatorNames = ['is', 'due', 'label', 'by'];
/** Straight and typographic quotes, as phones type them. A quote that nothing closes goes on to the end. */
const quoted = `"(?<straight>[^"]*)(?:"|$)|[“„](?<curved>[^”“]*)(?:[”“]|$)`;
const operator = `(?<operator>${operatorNames.join('|')})[:：]`;
/** Perhaps a minus, an operator, and quotes; or whatever else stands between spaces. */
const word = new RegExp(String.raw `(?<minus>-(?=[^\s-]))?(?:${operator}(?=\S))?(?:${quoted}|(?<plain>\S+))`, 'giu');
export function readTokens(search) {
    return [...search.matchAll(word)].map(({ groups = {} }) => ({
        operator: groups.operator?.toLowerCase(),
        text: groups.straight ?? groups.curved ?? groups.plain ?? '',
        not: groups.minus !== undefined,
    }));
}
/** The texts whose places are marked in what a search has found. */
export function soughtTexts(search) {
    const sought = readTokens(search).filter(({ operator, text, not }) => !operator && !not && text.trim() !== '');
    return sought.map(({ text }) => text);
}
//# sourceMappingURL=tokens.js.map