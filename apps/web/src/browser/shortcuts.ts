import { forBrowser } from './storage';

/** Storage key of the preference that turns single-key shortcuts off (WCAG 2.1.4). */
export const shortcutsOff = 'shortcuts-off';

/** Whether a key is meant for something else: it is typed into a field (a box of a card is none), a dialog is open, or such keys are off. */
export function isElsewhere(event: KeyboardEvent): boolean {
  const { target, key, ctrlKey, metaKey } = event;
  const isTyping =
    target instanceof HTMLElement && target.matches('input:not(.select), textarea, select, [contenteditable]');
  if (isTyping || event.isComposing || document.querySelector('dialog[open]')) return true;
  return forBrowser.get(shortcutsOff) !== null && key.length === 1 && !ctrlKey && !metaKey;
}
