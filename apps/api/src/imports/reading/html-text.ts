import { compile } from 'html-to-text';

/** Notes have 60,000 bytes at most; what is far longer is no note whatever it says. */
const longest = 300_000;
const isHtml =
  /<\/?(?:p|div|br|ul|ol|li|a|b|i|strong|em|h[1-6]|span|body|html|blockquote|code|pre|table|img|hr)\b[^<>]*>/i;
const boxes = /<li\b[^<>]*\bdata-checked="(true|false)"[^<>]*>/gi;
/** What an editor wraps a line to tick in; it is one line all the same. */
const wrapperBegin =
  /(<li\b[^<>]*>)(?:<label><input type="checkbox"[^<>]*><span><\/span><\/label>)?(?:<div>)?(?:<p\b[^<>]*>)?/gi;
const wrapperEnd = /(?:<\/p>)?(?:<\/div>)?(<\/li>)/gi;

const convert = compile({
  wordwrap: false,
  selectors: [
    { selector: 'a', options: { hideLinkHrefIfSameAsText: true } },
    { selector: 'img', format: 'skip' },
    { selector: 'ul', options: { itemPrefix: '- ' } },
    ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({ selector, options: { uppercase: false } })),
  ],
});

/** What a note that another program keeps as HTML says, with its boxes as `- [ ]` lines; any other text stays as it is. */
export function textOfHtml(text: string): string {
  if (text.length > longest || !isHtml.test(text)) return text;
  const boxed = text
    .replace(wrapperBegin, '$1')
    .replace(wrapperEnd, '$1')
    .replace(boxes, (_, done) => `<li>[${done === 'true' ? 'x' : '&nbsp;'}] `);
  return convert(boxed).replaceAll('[\u00a0]', '[ ]').trim();
}
