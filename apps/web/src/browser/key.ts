/**
 * The key of a shortcut, whatever the layout writes with it and whether Caps Lock is on: a Latin letter or a digit by
 * the place of the key where the layout has another letter there (Cyrillic, Greek, Hebrew, Arabic; the upper row of
 * AZERTY), everything else as `event.key` says.
 */
export function keyOf(event: KeyboardEvent): string {
  const { key, code, shiftKey } = event;
  // AltGr and compositions write text.
  if (key.length !== 1 || event.isComposing || event.getModifierState('AltGraph')) return key;
  const digit = shiftKey ? undefined : /^Digit(\d)$/.exec(code)?.[1];
  if (digit !== undefined) return digit;
  if (/[ -~]/.test(key)) return key.toLowerCase();
  const letter = /^Key([A-Z])$/.exec(code)?.[1];
  return letter?.toLowerCase() ?? key;
}
