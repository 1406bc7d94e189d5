/** HTML made by `html`, with all values escaped. */
export class Markup {
  constructor(readonly text: string) {}
}

type Value = string | number | Markup | false | null | undefined | readonly Value[];

const special = /["&'<>]/;
const specials = /["&'<>]/g;
const references: Record<string, string> = { '"': '&quot;', '&': '&amp;', "'": '&#39;', '<': '&lt;', '>': '&gt;' };

/**
 * HTML as text, for elements that a page has many of and no script updates in part: building one string is cheaper than
 * an element with attributes for each tag, which is most of the cost of a page on the server. Values are escaped, also
 * in attributes, which must be quoted; nested markup stays markup, a list is its values one after the other, and
 * `false`, `null` and `undefined` render nothing.
 */
export function html(strings: TemplateStringsArray, ...values: Value[]): Markup {
  let text = strings[0] as string;
  for (let index = 0; index < values.length; index++) text += textOf(values[index]) + strings[index + 1];
  return new Markup(text);
}

function textOf(value: Value): string {
  if (typeof value === 'string') return special.test(value) ? escaped(value) : value;
  if (typeof value === 'number') return String(value);
  if (value instanceof Markup) return value.text;
  return value ? value.map(textOf).join('') : '';
}

function escaped(text: string): string {
  return text.replaceAll(specials, (letter) => references[letter] as string);
}

/** The properties of an element whose whole content is markup. The browser keeps it while the text is the same. */
export function inner(markup: Markup): { dangerouslySetInnerHTML: { __html: string } } {
  return { dangerouslySetInnerHTML: { __html: markup.text } };
}
