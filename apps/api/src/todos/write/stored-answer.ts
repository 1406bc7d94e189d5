import type { Todo } from '@todo/shared/todos/todo';
import type { Transaction } from '../../database/transaction.js';
import { notFound } from '../../errors/app-error.js';
import type { Answer } from '../../http/server/answer.js';
import type { AnswerForm } from '../../idempotency/idempotency.service.js';
import type { TodoRow } from '../todo.entity.js';
import { toTodo } from '../todo.mapper.js';
import { itemTag } from '../todo-tag.js';

/** Characters of a content that are stored with a response. */
const storedCharacters = 1_000;

type StoredTodo = Omit<Todo, 'content'> & { content?: string };

interface Source {
  origin: string;
  /** The content in the request; a retry sends the same one. */
  sent: string | undefined;
  /** Reads the current state of the todo on replay. */
  read: (tx: Transaction, id: number) => Promise<TodoRow | undefined>;
}

/**
 * How a response with a todo is stored for replay: a long content is left out, so that keys do not double a user's
 * storage. On replay it comes from the request; if that has none, the response is the todo in its current state.
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
