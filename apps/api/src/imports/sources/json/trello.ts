import { momentDay } from '../../reading/days.js';
import type { Draft, Drafts, NoticeCode, ReadingChoices } from '../../reading/draft.js';
import { statusOf } from '../../reading/words.js';
import type { SourceFile } from '../source-file.js';
import { isObject, type Json, objectsIn, textIn, valuesAt } from './values.js';

/** What cards refer to; in the file it stands behind them. */
interface Board {
  lists: Map<string, { name: string; isArchived: boolean }>;
  checklists: Map<string, Json[]>;
  members: Map<string, string>;
}

/**
 * Reads a board as Trello exports it. A list whose name says a status is that status, any other a label; checklists
 * become lines to tick. Archived cards are left out.
 */
export async function* readTrello(file: SourceFile, choices: ReadingChoices): Drafts {
  const board = await readBoard(file);
  let line = 0;
  for await (const card of valuesAt(file, ['$.cards.*'])) {
    line++;
    if (isObject(card)) yield toDraft(line, card, board, choices);
  }
}

async function readBoard(file: SourceFile): Promise<Board> {
  const board: Board = { lists: new Map(), checklists: new Map(), members: new Map() };
  for await (const value of valuesAt(file, ['$.lists.*', '$.checklists.*', '$.members.*'])) {
    if (!isObject(value)) continue;
    const id = textIn(value, 'id');
    if ('checkItems' in value) {
      const card = textIn(value, 'idCard');
      board.checklists.set(card, [...(board.checklists.get(card) ?? []), value]);
    } else if ('username' in value) board.members.set(id, textIn(value, 'username'));
    else board.lists.set(id, { name: textIn(value, 'name'), isArchived: value.closed === true });
  }
  return board;
}

function toDraft(line: number, card: Json, board: Board, { tz }: ReadingChoices): Draft {
  const list = board.lists.get(textIn(card, 'idList'));
  const status = statusOf(list?.name ?? '');
  const due = textIn(card, 'due');
  const day = due ? momentDay(due, tz) : { notices: [] };
  const isLeft = card.closed === true || list?.isArchived === true;
  const { attachments = 0, comments = 0 } = (isObject(card.badges) ? card.badges : {}) as Record<string, number>;
  const notices: NoticeCode[] = isLeft
    ? ['archived']
    : [
        ...day.notices,
        ...(attachments > 0 ? (['attachments_dropped'] as const) : []),
        ...(comments > 0 ? (['comments_dropped'] as const) : []),
      ];
  const labels = objectsIn(card, 'labels').map((label) => textIn(label, 'name') || textIn(label, 'color'));
  const [member] = Array.isArray(card.idMembers) ? card.idMembers : [];
  const id = textIn(card, 'id');
  return {
    line,
    title: textIn(card, 'name'),
    content: [textIn(card, 'desc'), ...(board.checklists.get(id) ?? []).map(linesOf)].filter(Boolean).join('\n\n'),
    status: card.dueComplete === true ? 'DONE' : (status ?? 'TODO'),
    due: day.due,
    labels: status === undefined && list ? [...labels, list.name] : labels,
    assignee: member === undefined ? undefined : (board.members.get(String(member)) ?? String(member)),
    created: momentOfId(id),
    key: id || undefined,
    notices,
    ...(isLeft && { isLeft }),
  };
}

/** A checklist as lines of the notes, under its name unless that is the usual one. */
function linesOf(checklist: Json): string {
  const name = textIn(checklist, 'name');
  const items = objectsIn(checklist, 'checkItems').sort((a, b) => Number(a.pos) - Number(b.pos));
  const lines = items.map(
    (item) => `- [${item.state === 'complete' ? 'x' : ' '}] ${textIn(item, 'name').replace(/\s+/g, ' ')}`,
  );
  return [...(name && name !== 'Checklist' ? [`${name}:`] : []), ...lines].join('\n');
}

/** An id begins with the second in which it was made, in hex. */
function momentOfId(id: string): string | undefined {
  return /^[0-9a-f]{24}$/.test(id) ? new Date(Number.parseInt(id.slice(0, 8), 16) * 1_000).toISOString() : undefined;
}
