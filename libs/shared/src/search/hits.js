import { fold, voicing } from './folding.js';
/** The places of some texts in another, as the search of the API finds them: in order, and none touching the next. */
export function hitsIn(text, sought) {
    if (sought.length === 0)
        return [];
    const folded = foldedWithPlaces(text);
    const hits = sought.flatMap((each) => {
        const wanted = decomposed(each);
        return wanted === '' ? literal(text, each) : foldedHits(folded, wanted);
    });
    return merged(hits);
}
function foldedHits({ text, starts, ends }, wanted) {
    const hits = [];
    for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
        const end = at + wanted.length;
        const [from, to] = [starts[at], ends[end]];
        const isOther = voicing.includes(text.charAt(end)) && end < text.length;
        if (from !== undefined && to !== undefined && !isOther)
            hits.push([from, to]);
    }
    return hits;
}
/** Accents alone are found as they stand. */
function literal(text, wanted) {
    const hits = [];
    for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1))
        hits.push([at, at + wanted.length]);
    return hits;
}
function foldedWithPlaces(original) {
    const folded = { text: '', starts: [], ends: [] };
    let place = 0;
    for (const letter of original) {
        const plain = letter < '\x80' ? letter.toLowerCase() : decomposed(letter);
        if (plain !== '')
            folded.starts[folded.text.length] = place;
        place += letter.length;
        folded.text += plain;
        folded.ends[folded.text.length] = place;
    }
    return folded;
}
function decomposed(text) {
    return fold(text).normalize('NFD');
}
function merged(hits) {
    const apart = [];
    for (const [from, to] of hits.sort(([one], [other]) => one - other)) {
        const last = apart.at(-1);
        if (last && from <= last[1])
            last[1] = Math.max(last[1], to);
        else
            apart.push([from, to]);
    }
    return apart;
}
//# sourceMappingURL=hits.js.map