import { expect, test } from '@jest/globals';
import { decideDatabase } from './server-version.ts';

const decide = (running: string | undefined, wanted: string | undefined) =>
  decideDatabase({ image: 'tododb:running', version: running }, { image: 'tododb:wanted', version: wanted });

test.each([
  ['9.7.4', '9.7.4', 'tododb:wanted', false],
  ['9.7.4', '9.7.10', 'tododb:wanted', true],
  ['9.7.4', '10.0.0', 'tododb:wanted', true],
  ['9.10.0', '9.7.4', 'tododb:running', false],
  [undefined, '9.7.4', 'tododb:running', false],
  ['9.7.4', undefined, 'tododb:running', false],
])('with MySQL %s running, a release with %s gets %s', (running, wanted, image, upgrades) => {
  expect(decide(running, wanted)).toMatchObject({ image, upgrades });
});

test('a warning names both versions when the database does not get the image of the release', () => {
  expect(decide('9.10.0', '9.7.4').warning).toMatch(/stays at tododb:running: MySQL 9\.7\.4 .* MySQL 9\.10\.0/);
  expect(decide('9.7.4', '9.7.4').warning).toBeUndefined();
});
