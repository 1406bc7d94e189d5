import type { Todo } from '@todo/shared/todo';
import type { Transaction } from '../database/transaction.js';
import { notFound } from '../errors/app-error.js';
import type { Answer } from '../http/server/answer.js';
import type { AnswerForm } from '../idempotency/idempotency.service.js';
import type { TodoRow } from './todo.entity.js';
import { toTodo } from './todo.mapper.js';
import { itemTag } from './todo-tag.js';

/** Characters of a content that are stored with an answer. */
const storedCharacters = 1_000;

type StoredTodo = Omit<Todo, 'content'> & { content?: string };

interface Source {
  origin: string;
  /** The content that the request brought; the same when it is repeated. */
  sent: string | undefined;
  /** The todo as it is when the request is repeated. */
  read: (tx: Transaction, id: number) => Promise<TodoRow | undefined>;
}

/**
 * How the answer with a todo is stored for its repetition: a long content is left out, so that keys do not double what a
 * person stores. Repeated, it comes from the request; where that brought none, the answer is the todo as it is by then.
 */
export function storedAnswer({ origin, sent, read }: Source): AnswerForm<Todo | undefined> {
  return {
    shorten: (answer) =>
      answer.body !== undefined && answer.body.content.length > storedCharacters
        ? { ...answer, body: { ...answer.body, content: undefined } }
        : answer,
    async complete(tx, answer): Promise<Answer<Todo | undefined>> {
      if (answer.body === undefined) return { ...answer, body: undefined };
      const { content = sent, ...body } = answer.body as StoredTodo;
      if (content !== undefined) return { ...answer, body: { ...body, content } };
      const row = await read(tx, body.id);
      if (!row) throw notFound(body.id);
      return { ...answer, headers: { ...answer.headers, ETag: itemTag(row) }, body: toTodo(row, origin) };
    },
  };
}
