import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import ts from 'typescript';

const app = new URL('../../', import.meta.url).pathname;
const languages = (await readdir(join(app, 'messages'))).map((file) => file.replace('.json', ''));
const messages: Record<string, Record<string, unknown>> = {};
for (const language of languages) {
  const { $schema: _, ...texts } = JSON.parse(await readFile(join(app, `messages/${language}.json`), 'utf8'));
  messages[language] = texts;
}
const names = Object.keys(messages.en ?? {});

const files = (await readdir(join(app, 'src'), { recursive: true })).filter((file) => /\.tsx?$/.test(file));
const sources = await Promise.all(
  files
    .filter((file) => !file.endsWith('.spec.ts'))
    .map(async (file) => ({ file, text: await readFile(join(app, 'src', file), 'utf8') })),
);

const inputsOf = (message: unknown) => [...new Set(JSON.stringify(message).match(/\{\w+\}/g) ?? [])].sort();

// Without this, a visitor finds an English sentence, or the name of a message, among their own language.
test.each(languages)('%s has every message, with the same inputs', (language) => {
  expect(Object.keys(messages[language] ?? {}).sort()).toEqual([...names].sort());
  for (const name of names) {
    const [ours, english] = [inputsOf(messages[language]?.[name]), inputsOf(messages.en?.[name])];
    // "One todo" needs no number in a language that has a singular.
    expect([name, ours]).toEqual([name, english]);
  }
});

test.each(languages)('%s is one of the languages that the site offers', async (language) => {
  const { locales } = JSON.parse(await readFile(join(app, 'project.inlang/settings.json'), 'utf8'));
  expect(locales).toContain(language);
});

test('each message is used, and each that is used exists', () => {
  const used = new Set(sources.flatMap(({ text }) => Array.from(text.matchAll(/\bm\.(\w+)/g), ([, name]) => name)));
  expect(names.filter((name) => !used.has(name))).toEqual([]);
  expect([...used].filter((name) => !names.includes(String(name)))).toEqual([]);
});

// Paraglide exports `delete` under another name: the browser would look for it in vain, and its script would stop.
test('no message is named as a word of the language', () => {
  for (const name of names) expect(() => new Function(`const ${name} = 0`)).not.toThrow();
});

/** Attributes whose value is read or heard. */
const spoken = ['aria-label', 'alt', 'placeholder', 'title', 'label', 'hint'];
/** Names of keys are the same in every language. */
const keys = /^[^\p{L}]*$|^Esc$/u;

// Without this, a new component speaks English to everybody.
test('no component has a text of its own', () => {
  const literals: string[] = [];
  for (const { file, text } of sources.filter((source) => source.file.endsWith('.tsx'))) {
    const visit = (node: ts.Node): void => {
      const isText = ts.isJsxText(node) && !keys.test(node.text.trim());
      const isSpoken =
        ts.isJsxAttribute(node) &&
        spoken.includes(node.name.getText()) &&
        node.initializer !== undefined &&
        ts.isStringLiteral(node.initializer);
      if (isText || isSpoken) literals.push(`${file}: ${node.getText().trim()}`);
      ts.forEachChild(node, visit);
    };
    ts.forEachChild(ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX), visit);
  }
  // The markup of a kbd is the key itself.
  expect(literals).toEqual([]);
});
