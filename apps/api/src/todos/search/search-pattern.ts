import { accentClass, fold, voicing } from '@todo/shared/search/folding';

/** Accents after a letter, which are ignored. A voicing mark after them makes it a different letter. */
const accents = `${accentClass}*(?![${voicing}])`;

/** Ranges of letters that have case, accents or compatibility forms; ideographs and syllables are left out. */
const ranges: [number, number][] = [
  [0x0, 0x33ff],
  [0xa640, 0xabff],
  [0xf900, 0xffff],
  [0x10400, 0x10cff],
  [0x118a0, 0x118df],
  [0x1d400, 0x1d7ff],
  [0x1e900, 0x1e943],
  [0x1f100, 0x1f1ff],
  [0x2f800, 0x2fa1f],
];

/** Every character by its folded form: for `e` among others `E`, `é` and `ｅ`, for `ss` also `ß`. */
let sources: Map<string, string[]> | undefined;

function sourcesOf(folded: string): readonly string[] {
  sources ??= allSources();
  return sources.get(folded) ?? [];
}

function allSources(): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const [first, last] of ranges) {
    for (let code = first; code <= last; code++) {
      const character = String.fromCodePoint(code);
      if (isPlain(character)) continue;
      const folded = fold(character);
      if (folded === '' || folded === character) continue;
      const known = found.get(folded);
      if (known) known.push(character);
      else found.set(folded, [character]);
    }
  }
  return found;
}

/** Whether the character is its own folded form; most are, and this test is cheaper than folding them. */
function isPlain(character: string): boolean {
  return (
    character.normalize('NFKD') === character &&
    character.toLowerCase() === character &&
    character.toUpperCase() === character
  );
}

/**
 * Pattern of all texts that contain `search` as users expect: case and accents are ignored, and a letter is the same
 * composed or decomposed (é as one code point or two). It is a regular expression in the syntax shared by MySQL (ICU)
 * and JavaScript, so that both databases give the same results.
 */
export function searchPattern(search: string): string {
  const letters = [...fold(search)];
  // A search for accents alone takes them literally.
  if (letters.length === 0) return escaped(search);
  let pattern = '';
  for (let at = 0; at < letters.length; ) {
    const [letter = '', next = ''] = letters.slice(at);
    // A ligature or ß stands for two letters.
    const both = next === '' ? [] : sourcesOf(letter + next);
    if (both.length > 0) {
      pattern += `(?:${oneOf(letter)}${oneOf(next)}|${classOf(both)}${accents})`;
      at += 2;
    } else {
      pattern += oneOf(letter);
      at += 1;
    }
  }
  return pattern;
}

/** A letter in any form, with any accents. */
function oneOf(letter: string): string {
  const parts = [...letter.normalize('NFD')];
  const composed = classOf([letter, ...sourcesOf(letter)]);
  if (parts.length === 1) return composed + accents;
  const decomposed = parts.map((part) => classOf([part, ...sourcesOf(part)])).join('');
  return `(?:${composed}|${decomposed})${accents}`;
}

function classOf(characters: readonly string[]): string {
  const [only] = characters;
  return characters.length === 1 && only ? escaped(only) : `[${characters.map(escaped).join('')}]`;
}

/** By code point, since the special characters and their escapes differ between the two syntaxes. */
function escaped(text: string): string {
  return text.replace(/[!-/:-@[-`{-~]/g, (sign) => `\\x${sign.charCodeAt(0).toString(16)}`);
}
