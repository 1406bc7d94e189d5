import { labelKey } from '@todo/shared/todos/label-key';

/** Labels as a row has them: a line for each, its key, a tab and its name; none of which has a tab or a line end. */
export function labelText(labels: readonly string[]): string | null {
  return labels.length === 0 ? null : labels.map((name) => `${markOf(labelKey(name))}${name}`).join('');
}

/** What the text of a row contains exactly if it has the label with this key. */
export function markOf(key: string): string {
  return `\n${key}\t`;
}

export function labelsOf(text: string | null): string[] {
  return text === null ? [] : text.slice(1).split('\n').map(nameIn);
}

function nameIn(line: string): string {
  return line.slice(line.indexOf('\t') + 1);
}
