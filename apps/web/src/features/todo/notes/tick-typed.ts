import { findBox, withBox } from '@todo/shared/todos/tick';
import { readBoxField } from '../../../ui/read-box-field';

/**
 * Ticks a line in the text as it is typed, if it is there.
 * @param field as `boxField` has written it
 */
export function tickTyped(area: HTMLTextAreaElement, field: string): void {
  const line = readBoxField(field);
  const ticked = (text: string) => {
    const box = line && findBox(text, line, false);
    return box ? withBox(text, box, line.done) : text;
  };
  const typed = ticked(area.value);
  area.defaultValue = ticked(area.defaultValue);
  if (area.value !== typed) area.value = typed;
}
