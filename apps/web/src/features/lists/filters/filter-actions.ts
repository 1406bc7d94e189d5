import { limits } from '@todo/shared/limits';
import { changeFilter, deleteFilter, saveFilter } from '../../../api/filters';
import { ApiError } from '../../../api/sending/api-error';
import { m } from '../../../messages/messages';
import { idOf } from '../../../server/forms/id';
import { localPath } from '../../../server/forms/local-path';
import type { FormOutcome, Post } from '../../../server/forms/post';
import type { FailedSubmission } from '../../../server/refusal';
import type { TypedFilter } from './filters-section';

/** /my/lists/<id>/save-filter: a query with a name, which is shown then. */
export async function save({ form, context, key }: Post, list: number): Promise<FormOutcome> {
  const { name, query } = { name: form.get('called') ?? '', query: form.get('query') ?? '' };
  const { value, consistencyToken } = await saveFilter(context.request, list, { name, query }, { key });
  return {
    answer: {},
    consistencyToken,
    flash: { text: m.filter_saved({ name: value.name }) },
    to: localPath(form.get('shown')),
  };
}

/** /my/lists/<id>/rename-filter */
export async function rename({ form, context, key }: Post, list: number): Promise<FormOutcome> {
  const change = { name: form.get('called') ?? '' };
  const { value, consistencyToken } = await changeFilter(context.request, list, filterIn(form), change, { key });
  return done(m.filter_renamed({ name: value.name }), consistencyToken);
}

/** /my/lists/<id>/place-filter: a place further up or down. */
export async function place({ form, context, key }: Post, list: number): Promise<FormOutcome> {
  const change = { place: Number(form.get('place')) };
  const { value, consistencyToken } = await changeFilter(context.request, list, filterIn(form), change, { key });
  return done(m.filter_moved({ name: value.name }), consistencyToken);
}

/** /my/lists/<id>/remove-filter */
export async function remove({ form, context, key }: Post, list: number): Promise<FormOutcome> {
  const { consistencyToken } = await deleteFilter(context.request, list, filterIn(form), { key });
  return done(m.filter_deleted(), consistencyToken);
}

/** What was typed into the form of a filter; null for another form. */
export function typedFilter(form: URLSearchParams): TypedFilter | null {
  if (!form.has('called')) return null;
  return { id: idOf(form.get('filter')) ?? null, name: form.get('called') ?? '', query: form.get('query') ?? '' };
}

/** A refusal in the words of a filter, whose name is not that of the list. */
export function inWordsOfFilter(failed: FailedSubmission, error: unknown): FailedSubmission {
  const { refusal } = failed;
  const code = error instanceof ApiError && !error.unknown ? error.code : undefined;
  const own = code && words[code];
  const fields = refusal.fields.map(({ name, detail }) =>
    name === 'query'
      ? { name: 'called', detail: m.filter_invalid() }
      : { name: 'called', detail: code === 'name-taken' ? m.filter_taken() : detail },
  );
  return { ...failed, refusal: { ...refusal, fields, ...(own && { title: own.title(), detail: own.advice() }) } };
}

const words: Partial<Record<ApiError['code'], { title: () => string; advice: () => string }>> = {
  'name-taken': { title: m.filter_taken, advice: m.advice_filter_taken },
  'quota-exceeded': {
    title: () => m.refused_filters_full({ max: limits.filters }),
    advice: m.advice_filters_full,
  },
};

function filterIn(form: URLSearchParams): number {
  return idOf(form.get('filter')) ?? 0;
}

function done(text: string, consistencyToken: string | undefined): FormOutcome {
  return { answer: {}, consistencyToken, flash: { text }, anchor: 'filters' };
}
