/** Marks that make another letter rather than an accent: the voicing of kana. */
const voicing = '\u3099\u309a';
/** Accents behind a letter, which do not matter. Where a voicing mark follows, it is another letter. */
const accents = `(?:(?![${voicing}])\\p{M})*(?![${voicing}])`;

/** Where letters live that have a case, an accent or another form; ideographs and syllables are left out. */
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

/** Lower case without accents, compatibility forms as the plain ones: `Ｓtraße` is `strasse`. */
function fold(text: string): string {
  const plain = text.normalize('NFKD').replace(/(?![\u3099\u309a])\p{M}/gu, '');
  // Letter by letter: at the end of a word a sigma would become another one.
  return [...plain.toUpperCase()]
    .map((letter) => letter.toLowerCase())
    .join('')
    .normalize('NFC');
}

/** Every character by what it folds to: for `e` among others `E`, `é` and `ｅ`, for `ss` also `ß`. */
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

/** Whether nothing but itself folds to it; most do, and are told by this sooner than by folding them. */
function isPlain(character: string): boolean {
  return (
    character.normalize('NFKD') === character &&
    character.toLowerCase() === character &&
    character.toUpperCase() === character
  );
}

/**
 * The pattern of all texts that contain `search` as people expect it: neither case nor accents matter, and a letter is
 * the same composed or not (é as one code point or two). A regular expression in the syntax that MySQL (ICU) and
 * JavaScript share, so that both databases give the same answers.
 */
export function searchPattern(search: string): string {
  const letters = [...fold(search)];
  // Accents alone are looked for as they are.
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

/** A letter in any of its forms, with any accents. */
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

/** By number, since what has a meaning, and how it loses it, differs between the two syntaxes. */
function escaped(text: string): string {
  return text.replace(/[!-/:-@[-`{-~]/g, (sign) => `\\x${sign.charCodeAt(0).toString(16)}`);
}
