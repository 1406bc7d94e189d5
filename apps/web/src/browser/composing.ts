/**
 * Whether a key belongs to an input method that composes a character. Safari ends the composition before the key that
 * ended it, which 229 still tells.
 */
export function isComposing(event: Pick<KeyboardEvent, 'isComposing' | 'keyCode'>): boolean {
  return event.isComposing || event.keyCode === 229;
}
