/**
 * The key of a shortcut, whatever the layout writes with it and whether Caps Lock is on: a Latin letter or a digit by
 * the place of the key where the layout has another letter there (Cyrillic, Greek, Hebrew, Arabic; the upper row of
 * AZERTY), everything else as `event.key` says.
 */
export function keyOf(event: KeyboardEvent): string {
  const { key, code, shiftKey } = event;
  // AltGr and compositions write text.
  if (event.isComposing || event.getModifierState('AltGraph')) return key;
  // An input method that has heard the key, though there is no field to compose in, says only its place.
  const isTaken = key === 'Process' || key === 'Unidentified';
  if (key.length !== 1 && !isTaken) return key;
  const digit = shiftKey ? undefined : /^Digit(\d)$/.exec(code)?.[1];
  if (digit !== undefined) return digit;
  if (key.length === 1 && /[ -~]/.test(key)) return key.toLowerCase();
  // Japanese input writes ・ or ？ with it.
  if (code === 'Slash') return shiftKey ? '?' : '/';
  const letter = /^Key([A-Z])$/.exec(code)?.[1];
  return letter?.toLowerCase() ?? key;
}
