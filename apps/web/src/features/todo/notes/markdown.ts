import { type Box, boxesOf } from '@todo/shared/todos/checklist';
import MarkdownIt from 'markdown-it';

/** Lines that our own parser (`boxesOf`, which the API uses too) decides about, not the one for Markdown. */
export interface Notes {
  /** Checkboxes, by line number. */
  boxes: Map<number, Box>;
  /** Last line of a code block, by the number of its first line. */
  fences: Map<number, number>;
}

/** The `env` that the rules below receive from markdown-it. */
class Reading {
  [name: PropertyKey]: unknown;

  constructor(
    readonly notes: Notes,
    readonly boxMarkup: (box: Box) => string,
  ) {}

  static of(env: unknown): Reading {
    return env as Reading;
  }
}

const linkable = /^(?:https?:\/\/|mailto:|tel:)/i;

const md = new MarkdownIt({ html: false, linkify: true });

// Disables syntax that is probably meant as plain text (indented lines, dashes below a line, C:\_temp, &lt;), and
// images, which would tell another site who reads the notes.
md.disable(['code', 'table', 'lheading', 'reference', 'escape', 'entity', 'image', 'html_block', 'html_inline']);
md.linkify.set({ fuzzyLink: false, fuzzyEmail: false }).add('//', null);
md.validateLink = (url) => linkable.test(url.trim());

/** Allows no emphasis inside words, as in 2*3*4 and C:\\*.*, except beside Korean and Japanese: **중요**한. */
class InlineState extends md.inline.State {
  override scanDelims(start: number, canSplitWord: boolean) {
    const scanned = super.scanDelims(start, canSplitWord);
    const isWord = (at: number) => /[A-Za-z0-9\\]/.test(this.src.charAt(at));
    return {
      ...scanned,
      can_open: scanned.can_open && !isWord(start - 1),
      can_close: scanned.can_close && !isWord(start + scanned.length),
    };
  }
}
md.inline.State = InlineState;

// Keeps line breaks and the spaces after them as they were typed.
md.inline.ruler.at('newline', (state, silent) => {
  if (state.src[state.pos] !== '\n') return false;
  if (!silent) state.push('softbreak', 'br', 0);
  state.pos += 1;
  return true;
});

type BlockRule = Parameters<typeof md.block.ruler.before>[2];

const boxRule: BlockRule = (state, startLine, endLine, silent) => {
  const { boxes } = Reading.of(state.env).notes;
  if (!boxes.has(startLine)) return false;
  if (silent) return true;
  state.push('boxes_open', 'ul', 1);
  let line = startLine;
  for (let box = boxes.get(line); box && line < endLine; box = boxes.get(++line)) {
    state.push('box_open', 'li', 1).meta = { box };
    const text = state.push('inline', '', 0);
    text.content = box.text;
    text.children = [];
    text.map = [line, line + 1];
    state.push('box_close', 'li', -1).meta = { box };
  }
  state.push('boxes_close', 'ul', -1);
  state.line = line;
  return true;
};

const fenceRule: BlockRule = (state, startLine, endLine, silent) => {
  const last = Reading.of(state.env).notes.fences.get(startLine);
  if (last === undefined) return false;
  if (silent) return true;
  state.line = Math.min(last + 1, endLine);
  const code = state.push('fence', 'code', 0);
  code.content = state.getLines(startLine + 1, Math.min(last, endLine), state.sCount[startLine] ?? 0, true);
  return true;
};

md.block.ruler.at('fence', fenceRule, { alt: ['paragraph', 'blockquote', 'list'] });
md.block.ruler.before('fence', 'box', boxRule, { alt: ['paragraph', 'blockquote', 'list'] });

// Moves headings below those of the page, and wraps every paragraph in an element, to keep its spaces.
md.core.ruler.push('page', ({ tokens }) => {
  for (const token of tokens) {
    if (token.type.startsWith('heading')) token.tag = `h${Math.min(6, Number(token.tag.slice(1)) + 2)}`;
    if (token.type.startsWith('paragraph')) token.hidden = false;
    if (/^(heading|paragraph)_open$/.test(token.type)) token.attrSet('dir', 'auto');
  }
});

const { rules } = md.renderer;
rules.softbreak = () => '<br>';
rules.link_open = (tokens, index, options, _, self) => {
  tokens[index]?.attrSet('rel', 'noopener noreferrer nofollow');
  return self.renderToken(tokens, index, options);
};
rules.fence = (tokens, index) =>
  `<pre dir="auto" tabindex="0"><code>${md.utils.escapeHtml(tokens[index]?.content ?? '')}</code></pre>`;
rules.boxes_open = () => '<ul class="boxes" role="list">';
rules.box_open = (tokens, index, _, env) => {
  const box = tokens[index]?.meta?.box as Box;
  const depth = Math.min(4, (box.indent + 1) >> 1);
  return `<li class="box in-${depth}">${Reading.of(env).boxMarkup(box)}<span id="box-${box.line}" dir="auto">`;
};
rules.box_close = () => '</span></li>';

/** Parses a subset of Markdown: no HTML, no images, and only links to web pages, e-mail addresses and phone numbers. */
export function markdownOf(content: string, boxMarkup: (box: Box) => string) {
  const lines = content.replaceAll(/\r\n?/g, '\n');
  const fences = new Map<number, number>();
  const boxes = boxesOf(lines, (first, last) => fences.set(first, last));
  const notes: Notes = { boxes: new Map(boxes.map((box) => [box.line, box])), fences };
  const env = new Reading(notes, boxMarkup);
  const tokens = md.parse(lines, env);
  return { tokens, notes, render: () => md.renderer.render(tokens, md.options, env) };
}
