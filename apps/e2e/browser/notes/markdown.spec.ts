import type { App } from '../../support/app.ts';
import { expect, test } from '../support/fixtures.ts';
import { create, unique } from '../support/todos.ts';

/** The HTML for notes on the page of a todo; undefined for plain text. */
async function shownOf(app: App, content: string): Promise<string | undefined> {
  const { id } = await create(app, { title: unique('notes'), content });
  const response = await fetch(`${app.webUrl}/items/${id}`);
  const page = await response.text();
  expect(response.status).toBe(200);
  await fetch(`${app.apiUrl}/todo/${id}`, { method: 'DELETE' });
  return /<div class="marked-up">(.*?)<\/div><\/section>/s.exec(page)?.[1]?.replaceAll(/\n/g, '');
}

const rel = 'rel="noopener noreferrer nofollow"';

// Stored notes are untrusted: another member of the list may have written them.
test.describe('notes', { tag: '@js' }, () => {
  for (const [name, content, shown] of [
    ['bold, code and a line break', '**a** `b`\nc', '<p dir="auto"><strong>a</strong> <code>b</code><br>c</p>'],
    ['emphasis beside Korean particles', '**우유**를', '<p dir="auto"><strong>우유</strong>를</p>'],
    ['a link', '[x](https://example.org)', `<p dir="auto"><a href="https://example.org" ${rel}>x</a></p>`],
    [
      'an address as it is typed',
      'see https://example.org/a_b_c.',
      `<p dir="auto">see <a href="https://example.org/a_b_c" ${rel}>https://example.org/a_b_c</a>.</p>`,
    ],
    ['a heading, below those of the page', '# A', '<h3 dir="auto">A</h3>'],
    ['a list', '- a\n- b', '<ul><li><p dir="auto">a</p></li><li><p dir="auto">b</p></li></ul>'],
    [
      'code as it is typed',
      '```\n<b> *a*\n- [ ] no box\n```',
      '<pre dir="auto" tabindex="0"><code>&lt;b&gt; *a*- [ ] no box</code></pre>',
    ],
  ] as const) {
    test(`show ${name}`, async ({ app }) => {
      expect(await shownOf(app, content)).toBe(shown);
    });
  }

  for (const content of [
    'two\nlines,  spaces\n  and <b>none</b> is lost',
    'snake_case_name, 2*3*4, 2 * 3 * 4, 5 < 6, a > b',
    'C:\\_temp\\*.* &lt; &amp;',
    'readme.md, example.org, ann@example.org',
    'Total\n-----x',
    '    four spaces, no code',
    '**',
  ]) {
    test(`that are plain text are shown as such: ${content}`, async ({ app }) => {
      expect(await shownOf(app, content)).toBeUndefined();
    });
  }

  test('never contain foreign HTML, scripts, images or links with other schemes', async ({ app }) => {
    const shown = await shownOf(
      app,
      [
        '**shown**',
        '<script>alert(1)</script><img src=x onerror=alert(1)>',
        '[a](javascript:alert(1)) [b](JaVaScRiPt:alert(1)) [c](&#106;avascript:alert(1)) [d](data:text/html,x)',
        '[e](java\tscript:alert(1)) <javascript:alert(1)> [f](vbscript:x) [g](//elsewhere.example) [h](file:///etc)',
        '![picture](https://elsewhere.example/spy.png)',
        '[i](https://example.org/"onmouseover="alert(1)) `<i onclick=x>`',
        '- [ ] "><img src=x onerror=alert(1)>',
        '- [ ] [j](javascript:alert(1)) <b>',
        '[k]: javascript:alert(1)\n[k]',
      ].join('\n\n'),
    );
    const tags = new Set(Array.from(shown?.matchAll(/<([^\s/>]+)/g) ?? [], ([, tag]) => tag));
    expect([...tags].sort()).toEqual(['a', 'br', 'button', 'code', 'li', 'p', 'span', 'strong', 'ul']);
    const attributes = new Set(
      Array.from(shown?.matchAll(/<[^>]*>/g) ?? []).flatMap(([tag]) => tag.match(/ [a-z-]+(?==")/g)),
    );
    expect([...attributes].filter((name) => name && /^ (on|src|style)/.test(name))).toEqual([]);
    const links = Array.from(shown?.matchAll(/href="([^"]*)"/g) ?? [], ([, href]) => href);
    expect(links.every((href) => href?.startsWith('https://'))).toBe(true);
    expect(shown).toContain('!<a href="https://elsewhere.example/spy.png"');
  });

  test('of 60,000 bytes that are made to be slow to parse are shown like others', async ({ app }) => {
    for (const part of ['[', '*a ', '> ', '`a', '<a ', '- [ ] ', '~~a', 'http://a.', '(((((']) {
      expect(await shownOf(app, `**x**\n\n${part.repeat(Math.floor(59_000 / part.length))}`)).toContain('<strong>x');
    }
  });
});
