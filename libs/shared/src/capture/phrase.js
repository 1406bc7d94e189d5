/** Every place of a text that has one of these forms. @param forms with the flag `g` */
export function phrasesOf(forms, text, today) {
    return forms.flatMap(([pattern, dayOf]) => Array.from(text.matchAll(pattern)).flatMap((match) => {
        const day = dayOf(match, today);
        return day ? [{ from: match.index, to: match.index + match[0].length, day }] : [];
    }));
}
//# sourceMappingURL=phrase.js.map