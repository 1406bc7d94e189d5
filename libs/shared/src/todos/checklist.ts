/** A line of a content that can be ticked: `- [ ] Buy milk`. */
export interface Box {
  /** Number of the line, from 0. */
  line: number;
  /** Index in the content of the character between the brackets. */
  at: number;
  /** Columns before the line begins; a tab is four. */
  indent: number;
  done: boolean;
  /** What there is to do, trimmed; never empty. */
  text: string;
  /** Which of the lines with this text it is, from 1. */
  occurrence: number;
}

/** A block of code between two lines of ``` or ~~~, in which nothing is a box. */
export interface Fence {
  /** Numbers of the first and the last line, those of the marks included. */
  line: number;
  last: number;
}

/** How many boxes a content has, and how many of them are ticked. */
export interface Tally {
  done: number;
  total: number;
}

const boxLine = /^([ \t]*)[-*+][ \t]+\[([ xX])\][ \t]+(\S.*)$/;
const fenceLine = /^[ \t]*(`{3,}|~{3,})(.*)$/;

/**
 * The boxes and the code of a content. Everything that shows, counts or ticks boxes goes by this, line by line, so that
 * all of them mean the same lines.
 */
export function scanNotes(content: string): { boxes: Box[]; fences: Fence[] } {
  const boxes: Box[] = [];
  const fences: Fence[] = [];
  const seen = new Map<string, number>();
  let mark = '';
  let start = 0;
  let line = 0;
  const lines = content.split('\n');
  for (let at = 0; line < lines.length; at += (lines[line++] as string).length + 1) {
    const written = lines[line] as string;
    const [, fence = '', rest = ''] = fenceLine.exec(written) ?? [];
    if (mark) {
      if (!fence.startsWith(mark) || rest.trim()) continue;
      fences.push({ line: start, last: line });
      mark = '';
    } else if (fence && !(fence[0] === '`' && rest.includes('`'))) {
      mark = fence;
      start = line;
    } else if (written.includes('[')) {
      const [, margin = '', state, rest = ''] = boxLine.exec(written.trimEnd()) ?? [];
      if (state === undefined) continue;
      const text = rest.trim();
      const occurrence = (seen.get(text) ?? 0) + 1;
      seen.set(text, occurrence);
      const indent = margin.replaceAll('\t', '    ').length;
      boxes.push({ line, at: at + written.indexOf('[') + 1, indent, done: state !== ' ', text, occurrence });
    }
  }
  if (mark) fences.push({ line: start, last: line - 1 });
  return { boxes, fences };
}

/** The boxes of a content, in their order. */
export function boxesOf(content: string): Box[] {
  return content.includes('[') ? scanNotes(content).boxes : [];
}

/** undefined where nothing can be ticked */
export function tallyOf(content: string): Tally | undefined {
  const boxes = boxesOf(content);
  return boxes.length > 0 ? { done: boxes.filter(({ done }) => done).length, total: boxes.length } : undefined;
}

/**
 * The box that was seen with a text.
 * @param occurrence which of several with this text; without it there must be one only
 * @param isSeen whether the content is still the one in which it was seen; in another, a text that is there once is that box
 */
export function findBox(
  content: string,
  { text, occurrence }: { text: string; occurrence?: number | undefined },
  isSeen: boolean,
): Box | undefined {
  const same = boxesOf(content).filter((box) => box.text === text.trim());
  if (same.length === 1 && (occurrence === undefined || !isSeen)) return same[0];
  return occurrence === undefined ? undefined : same[occurrence - 1];
}

/** The content with one box ticked or not, and nothing else changed: one that is so already stays as it is written. */
export function withBox(content: string, box: Box, done: boolean): string {
  return box.done === done ? content : `${content.slice(0, box.at)}${done ? 'x' : ' '}${content.slice(box.at + 1)}`;
}
