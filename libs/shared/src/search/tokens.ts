import type { Operator } from './terms.js';

/** A word of a search as it is written: of an operator its value, else a text. */
export interface Token {
  operator: Operator | undefined;
  text: string;
  not: boolean;
}

const operatorNames = ['is', 'due', 'label', 'by'] satisfies Operator[];

/** Straight and typographic quotes, as phones type them. A quote that nothing closes goes on to the end. */
const quoted = `"(?<straight>[^"]*)(?:"|$)|[“„](?<curved>[^”“]*)(?:[”“]|$)`;
const operator = `(?<operator>${operatorNames.join('|')})[:：]`;
/** Perhaps a minus, an operator, and quotes; or whatever else stands between spaces. */
const word = new RegExp(String.raw`(?<minus>-(?=[^\s-]))?(?:${operator}(?=\S))?(?:${quoted}|(?<plain>\S+))`, 'giu');

export function readTokens(search: string): Token[] {
  return [...search.matchAll(word)].map(({ groups = {} }) => ({
    operator: groups.operator?.toLowerCase() as Operator | undefined,
    text: groups.straight ?? groups.curved ?? groups.plain ?? '',
    not: groups.minus !== undefined,
  }));
}

/** The texts whose places are marked in what a search has found. */
export function soughtTexts(search: string): string[] {
  const sought = readTokens(search).filter(({ operator, text, not }) => !operator && !not && text.trim() !== '');
  return sought.map(({ text }) => text);
}
