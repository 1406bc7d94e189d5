import { ApiError } from '../../../api/sending/api-error';
import { m } from '../../../messages/messages';

/** The new password. @throws ApiError `validation`, like the API, if the two fields differ */
export function newPasswordOf(form: URLSearchParams, requestId: string): string {
  const password = form.get('password') ?? '';
  if (password === form.get('repeat')) return password;
  const detail = m.field_repeat_different();
  const errors = [{ pointer: '/repeat', code: 'different', detail }];
  throw new ApiError({ status: 422, code: 'validation', detail, request_id: requestId, errors });
}
