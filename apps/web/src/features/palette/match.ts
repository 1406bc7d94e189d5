const finals = 'ㄱ ㄲ ㄱㅅ ㄴ ㄴㅈ ㄴㅎ ㄷ ㄹ ㄹㄱ ㄹㅁ ㄹㅂ ㄹㅅ ㄹㅌ ㄹㅍ ㄹㅎ ㅁ ㅂ ㅂㅅ ㅅ ㅆ ㅇ ㅈ ㅊ ㅋ ㅌ ㅍ ㅎ'
  .normalize('NFKC')
  .split(' ');
const firstFinal = 0x11a8;

/**
 * Normalizes a text for comparison: ignores case, accents and full width, and splits Korean syllables into their
 * letters, so that an unfinished syllable matches: while 보드 is being typed, the field contains 볻.
 */
function comparable(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[\u11a8-\u11c2]/g, (final) => finals[final.charCodeAt(0) - firstFinal] ?? final);
}

/** The entries whose text has every word of the query; those that begin with it come first. */
export function matching<T extends { text: string }>(all: T[], query: string): T[] {
  const words = comparable(query).split(/\s+/).filter(Boolean);
  const found = all.flatMap((item) => {
    const text = comparable(item.text);
    return words.every((word) => text.includes(word)) ? [{ item, isFirst: text.startsWith(words[0] ?? '') }] : [];
  });
  return [...found.filter(({ isFirst }) => isFirst), ...found.filter(({ isFirst }) => !isFirst)].map(
    ({ item }) => item,
  );
}
