import { expect, test } from '@jest/globals';
import { acceptedLocale } from './accepted-locale';

test.each([
  ['ko-KR,ko;q=0.9,en-US;q=0.8', 'ko'],
  ['fr-FR, ja;q=0.5, en;q=0.4', 'ja'],
  ['en;q=0.2, ja;q=0.9', 'ja'],
  ['ko;q=0, en', 'en'],
  ['KO-kr', 'ko'],
  ['fr, de', undefined],
  ['*', undefined],
  ['', undefined],
  [undefined, undefined],
  [';;;q=,ja;q=much', undefined],
])('of %p a visitor gets %p', (header, locale) => {
  expect(acceptedLocale(header)).toBe(locale);
});
