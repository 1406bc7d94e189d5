/** What two spellings of one label have in common: the case and how accents are composed make no other label. */
export function labelKey(label) {
    return label.normalize('NFC').toLowerCase().normalize('NFC');
}
/** Labels without the later spellings of one that is there already. */
export function withoutTwins(labels) {
    const byKey = new Map();
    for (const label of labels)
        if (!byKey.has(labelKey(label)))
            byKey.set(labelKey(label), label);
    return [...byKey.values()];
}
/** The labels of a line that a person typed: separated by commas, each perhaps with its `#`. */
export function labelsIn(line) {
    return line
        .split(/[,、，]/)
        .map((label) => label.trim().replace(/^[#＃]\s*/, ''))
        .filter(Boolean);
}
//# sourceMappingURL=label-key.js.map