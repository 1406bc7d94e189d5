/** What two spellings of one label have in common: the case and how accents are composed make no other label. */
export function labelKey(label: string): string {
  return label.normalize('NFC').toLowerCase().normalize('NFC');
}

/** Labels without the later spellings of one that is there already. */
export function withoutTwins(labels: readonly string[]): string[] {
  const byKey = new Map<string, string>();
  for (const label of labels) if (!byKey.has(labelKey(label))) byKey.set(labelKey(label), label);
  return [...byKey.values()];
}

/** The labels of a line that a person typed: separated by commas, each perhaps with its `#`. */
export function labelsIn(line: string): string[] {
  return line
    .split(/[,、，]/)
    .map((label) => label.trim().replace(/^[#＃]\s*/, ''))
    .filter(Boolean);
}
