import { findBox, withBox } from '@todo/shared/todos/tick';
import { readBoxField } from '../../../ui/fields/read-box-field';

/**
 * Checks or unchecks a line in the text that is being typed, if the line is there.
 * @param field as written by `boxField`
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
