import { tagOf } from '../../http/conditions/etag.js';
import type { RenderedPage } from './answer-cache.js';

/** ETag of the answer to a question while the lists are in this state. */
export function tagOfState(question: string, state: string): string {
  return tagOf(`${question} ${state}`);
}

/** ETag of an answer by itself, where the state of the lists is not known for certain. */
export function tagOfAnswer({ todos, link, total }: RenderedPage): string {
  return tagOf(`${todos.json} ${link ?? ''} ${total ?? ''}`);
}
