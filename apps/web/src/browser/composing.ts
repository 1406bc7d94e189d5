/**
 * Whether a key belongs to an input method that is composing a character. Safari ends the composition before the key
 * event that ended it, but its key code is still 229.
 */
export function isComposing(event: Pick<KeyboardEvent, 'isComposing' | 'keyCode'>): boolean {
  return event.isComposing || event.keyCode === 229;
}
