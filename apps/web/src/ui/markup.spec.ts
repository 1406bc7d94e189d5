import { expect, test } from '@jest/globals';
import { html } from './markup';

// Without this, whoever shares a todo with somebody can run a script in their browser (XSS).
test('user input stays text, between tags and in attributes', () => {
  const typed = `<img src=x onerror="alert('1')"> & more`;
  expect(html`<a title="${typed}">${typed}</a>`.text).toBe(
    '<a title="&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt; &amp; more">&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt; &amp; more</a>',
  );
});

test('nested markup stays markup, and only results of `html` are markup', () => {
  const forged = JSON.parse('{"text":"<script>"}');
  expect(html`<ol>${[html`<li>${1}</li>`, html`<li>${'<'}</li>`]}</ol>`.text).toBe('<ol><li>1</li><li>&lt;</li></ol>');
  expect(() => html`${forged}`.text).toThrow();
});

test('absent values render nothing, and zero is a number', () => {
  expect(html`<p>${false}${null}${undefined}${''}${0}</p>`.text).toBe('<p>0</p>');
});
