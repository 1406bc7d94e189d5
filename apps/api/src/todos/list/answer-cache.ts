import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import type { SerializedJson } from '../../json/serialized-json.js';

/** Bytes of all cached answers, and of one. */
const maxBytes = 32 * 1024 * 1024;
const maxAnswerBytes = 256 * 1024;
/** Overhead in bytes of a string; on the high side. */
const stringBytes = 32;

/** A response that the client already has. */
export interface KnownAnswer {
  tag: string;
  /** Id of the event after which a listener continues from this response. */
  position: string;
}

/** A page of a list as JSON. */
export interface RenderedPage {
  /** Value of the Link header. */
  link: string | undefined;
  /** Number of rows in the whole list; only if requested. */
  total: number | undefined;
  todos: SerializedJson;
}

/** A page of a list as it is sent. */
export interface ListAnswer extends KnownAnswer, RenderedPage {}

interface CachedAnswer {
  /** The state of the lists that it was made of. */
  state: string;
  answer: ListAnswer;
}

/**
 * The last answer to each question, which is the answer again while nobody has written to its lists. Bounded in bytes:
 * neither long lists nor many different questions take more memory.
 */
@Injectable()
export class AnswerCache {
  private readonly answers = new LRUCache<string, CachedAnswer>({
    maxSize: maxBytes,
    maxEntrySize: maxAnswerBytes,
    sizeCalculation: ({ state, answer: { tag, position, link, todos } }, question) =>
      2 * (state.length + tag.length + position.length + (link?.length ?? 0) + todos.json.length + question.length) +
      6 * stringBytes,
  });

  get(question: string, state: string): ListAnswer | undefined {
    const known = this.answers.get(question);
    return known?.state === state ? known.answer : undefined;
  }

  set(question: string, state: string, answer: ListAnswer): void {
    this.answers.set(question, { state, answer });
  }
}
