import { type Locale, locales } from '../../messages/locale';

/**
 * The first of our languages in the order of preference that a browser sends (RFC 9110, 12.5.4): `ko-KR` asks for `ko`,
 * and `q=0` for anything else.
 */
export function acceptedLocale(header: string | undefined): Locale | undefined {
  const ranges = (header ?? '').split(',', 32).map((range, index) => {
    const [tag = '', ...parameters] = range
      .trim()
      .toLowerCase()
      .split(/\s*;\s*/);
    const quality = Number(parameters.find((parameter) => parameter.startsWith('q='))?.slice(2) ?? 1);
    return { language: tag.split('-')[0], quality: Number.isNaN(quality) ? 0 : quality, index };
  });
  const wanted = ranges.filter(({ quality }) => quality > 0).sort((a, b) => b.quality - a.quality || a.index - b.index);
  for (const { language } of wanted) {
    const known = locales.find((locale) => locale === language);
    if (known) return known;
  }
  return undefined;
}
