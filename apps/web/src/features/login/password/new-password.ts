import { ApiError } from '../../../api/api-error';

/** The new password. @throws ApiError `validation`, like the API, if the two fields differ */
export function newPasswordOf(form: URLSearchParams, requestId: string): string {
  const password = form.get('password') ?? '';
  if (password === form.get('repeat')) return password;
  const detail = 'the two passwords are not the same';
  const errors = [{ pointer: '/repeat', code: 'different', detail }];
  throw new ApiError({ status: 422, code: 'validation', detail, request_id: requestId, errors });
}
