import { resume, type Unsent } from '../outbox/outbox';
import { type SubmitError, Unanswered } from '../outbox/send';
import { keepDraft } from './drafts';
import { addLines, lineOf } from './new-lines';

/**
 * Sends the writes that earlier pages could not send; a text that is rejected now becomes a draft or a line.
 * @returns the number of writes that were sent, and of those that are still waiting
 */
export async function resumeUnsent(owner: string): Promise<{ sent: number; waiting: number }> {
  const left = resume(owner);
  const outcomes = await Promise.all(
    left.map(({ write, answer }) =>
      answer.then(
        () => true,
        (refused: SubmitError) => keepRejected(write, refused),
      ),
    ),
  );
  const sent = outcomes.filter(Boolean).length;
  return { sent, waiting: outcomes.length - sent };
}

/** @returns whether the write is settled, and must not be sent again */
function keepRejected({ key, path, fields, begun }: Unsent, refused: SubmitError): boolean {
  if (refused instanceof Unanswered) return false;
  const [, id, action] = path.match(/^\/items\/(\d+)\/(\w+)$/) ?? [];
  if (path === '/items') addLines([lineOf(key, fields, refused.message)]);
  else if (action === 'edit')
    keepDraft(`edit.${id}`, { fields, version: Number(fields.version) || begun?.version || 0 });
  return true;
}
