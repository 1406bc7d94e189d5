import { limits } from '@todo/shared/limits';
import { labelKey, withoutTwins } from '@todo/shared/todos/label-key';
import type { PatchTodo } from '@todo/shared/todos/todo';
import { AppError } from '../../errors/app-error.js';
import { labelsOf, labelText } from './label-text.js';

/**
 * The labels of a row as a patch leaves them.
 * @throws AppError `validation` where the labels that are added are too many
 */
export function labelsWith(
  text: string | null,
  { labels, addLabels = [], removeLabels = [] }: Pick<PatchTodo, 'labels' | 'addLabels' | 'removeLabels'>,
): string | null {
  if (labels !== undefined) return labelText(labels ?? []);
  const removed = new Set(removeLabels.map(labelKey));
  const kept = labelsOf(text).filter((label) => !removed.has(labelKey(label)));
  const all = withoutTwins([...kept, ...addLabels]);
  if (all.length > Math.max(limits.labels, kept.length)) throw tooMany();
  return labelText(all);
}

function tooMany(): AppError {
  const detail = `a todo has at most ${limits.labels} labels`;
  return new AppError('validation', detail, { errors: [{ pointer: '/addLabels', code: 'too_many', detail }] });
}
