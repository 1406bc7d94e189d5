import { limits } from '@todo/shared/limits';
import { labelsIn } from '@todo/shared/todos/label-key';
import { removeLabel, renameLabel } from '../../../api/labels';
import { m } from '../../../messages/messages';
import type { FormOutcome, Post } from '../../../server/forms/post';
import type { FailedSubmission } from '../../../server/refusal';
import type { Relabel } from './labels-section';

/** /my/lists/<id>/rename-label */
export async function rename({ form, context, key }: Post, list: number): Promise<FormOutcome> {
  const { label, to } = relabelIn(form);
  const { value, consistencyToken } = await renameLabel(context.request, list, label, to, { key });
  return { answer: {}, consistencyToken, flash: { text: m.label_renamed({ label, name: value.name }) } };
}

/** /my/lists/<id>/remove-label */
export async function remove({ form, context, key }: Post, list: number): Promise<FormOutcome> {
  const { label } = relabelIn(form);
  const { consistencyToken } = await removeLabel(context.request, list, label, { key });
  return { answer: {}, consistencyToken, flash: { text: m.label_removed({ label }) } };
}

/** The label in a form and its new name, each typed with or without `#`. */
function relabelIn(form: URLSearchParams): Relabel {
  const to = form.get('to') ?? '';
  const [only, ...others] = labelsIn(to);
  return { label: form.get('label') ?? '', to: others.length === 0 ? (only ?? '') : to };
}

/** What was typed into a label form; null for another form. */
export function typedLabel(form: URLSearchParams): Relabel | null {
  return form.has('label') ? { label: form.get('label') ?? '', to: form.get('to') ?? '' } : null;
}

/** Turns a validation error of `name` into one of the label's name: the page also has a form for the list's. */
export function inWordsOfLabel({ refusal, ...failed }: FailedSubmission): FailedSubmission {
  const fields = refusal.fields.map(() => ({ name: 'to', detail: m.field_label({ max: limits.labelCodePoints }) }));
  return { ...failed, refusal: { ...refusal, fields } };
}
