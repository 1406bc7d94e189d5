import type { ErrorCode } from '@todo/shared/problem';

/** Status, title and meaning of an error code. */
interface Entry {
  status: number;
  title: string;
  /** Cause, and remedy for the client. */
  meaning: string;
}

/** Every kind of problem; a code without a row here does not compile. */
export const catalog: Record<ErrorCode, Entry> = {
  validation: {
    status: 422,
    title: 'Invalid input',
    meaning: 'The body is JSON, but not what this operation takes. `errors` points at each fault; nothing was stored.',
  },
  'malformed-json': {
    status: 400,
    title: 'Malformed JSON',
    meaning: 'The body is not JSON in UTF-8, or is missing where the operation needs one.',
  },
  'invalid-parameter': {
    status: 400,
    title: 'Invalid parameter',
    meaning: 'A parameter, a header or the request line is invalid. `errors` points at parameters.',
  },
  'not-found': {
    status: 404,
    title: 'Not found',
    meaning: 'The caller can access nothing at this address: it never existed, is in the trash, or belongs to others.',
  },
  'method-not-allowed': {
    status: 405,
    title: 'Method not allowed',
    meaning: 'The address exists, but not with this method. `Allow` lists its methods.',
  },
  'precondition-failed': {
    status: 412,
    title: 'Changed in the meantime',
    meaning:
      'If-Match, If-None-Match or `version` names another state than the resource has. Nothing was done. `current` is ' +
      'the todo as it is now: merge with it and send its version.',
  },
  'idempotency-running': {
    status: 409,
    title: 'Same request still running',
    meaning: 'A request with the same Idempotency-Key has not ended yet. Repeat after `Retry-After` with the same key.',
  },
  'idempotency-mismatch': {
    status: 422,
    title: 'Idempotency-Key used for another request',
    meaning: 'The Idempotency-Key belongs to a request with another method, address or body. Use a new key.',
  },
  'neighbour-gone': {
    status: 409,
    title: 'Neighbor is gone',
    meaning: 'The todo named by `before` or `after` is not in the list any more. Read the list again.',
  },
  'line-gone': {
    status: 409,
    title: 'Line is gone',
    meaning:
      'The content has no line to tick with this text any more, or several and `occurrence` does not say which. Nothing ' +
      'was done. Read the todo again.',
  },
  'quota-exceeded': {
    status: 422,
    title: 'Too much is stored',
    meaning:
      'The list holds as many todos, bytes of them, members or invitations as one may, or the account is in as many ' +
      'lists. Delete what is not needed any more and empty the trash, which counts too. Writes that do not grow a todo ' +
      'go on.',
  },
  'changes-folded': {
    status: 410,
    title: 'Changes are not kept any more',
    meaning:
      'The changes after this number are incomplete: the oldest ones are deleted, and a restored backup has ' +
      'numbers of its own. Read the list at `list`, and go on from `last`. From `first` on all changes are there.',
  },
  'undo-refused': {
    status: 409,
    title: 'Cannot be undone',
    meaning:
      'Taking this change back would overwrite what somebody changed since, or it cannot be taken back at all. Nothing ' +
      'was done. `later` is the change that stands in the way: undo it first.',
  },
  'bulk-refused': {
    status: 409,
    title: 'None of it was done',
    meaning:
      'At least one of the writes that were to be done at once or not at all was refused, so nothing was done. `results` ' +
      'has one entry for each of them in their order, with the problem of each that was refused. Correct these, or send ' +
      'atomic: false to have the others done.',
  },
  'import-unreadable': {
    status: 422,
    title: 'File cannot be read',
    meaning:
      'The file is in none of the forms that can be imported, is damaged, or is not in UTF-8 or UTF-16. `detail` says ' +
      'where. Nothing was imported.',
  },
  'import-refused': {
    status: 409,
    title: 'Nothing was imported',
    meaning:
      'Some entries of the file cannot be imported, so none was. `report` tells which and why: correct the file, or send ' +
      'skip=true to import the others.',
  },
  'upload-gone': {
    status: 410,
    title: 'File is not kept any more',
    meaning: 'A file is kept for an hour after its preview, and only the last ones of a list are. Send it again.',
  },
  'too-large': {
    status: 413,
    title: 'Too large',
    meaning: 'The body is larger than this service reads.',
  },
  'headers-too-large': {
    status: 431,
    title: 'Headers too large',
    meaning: 'The request line and headers together are larger than this service reads; often cookies are the reason.',
  },
  'unsupported-media-type': {
    status: 415,
    title: 'Unsupported media type',
    meaning:
      'The type or coding of the body is not supported. `Accept-Patch` or `Accept-Post` lists the supported types.',
  },
  'rate-limited': {
    status: 429,
    title: 'Too many requests',
    meaning: 'There were too many requests, or too many attempts to log in. Wait for the seconds in `Retry-After`.',
  },
  unauthorized: {
    status: 401,
    title: 'Log in first',
    meaning: 'No valid token came with the request. Log in with POST /sessions, or send a personal token.',
  },
  'wrong-credentials': {
    status: 401,
    title: 'Wrong name or password',
    meaning: 'No account has this name with this password. Which of them is wrong is not disclosed.',
  },
  forbidden: {
    status: 403,
    title: 'Not allowed',
    meaning: 'The request is valid, but not allowed for this caller, from this page or under this host name.',
  },
  'too-many-tokens': {
    status: 409,
    title: 'Too many tokens',
    meaning: 'The account has the maximum number of personal tokens. Revoke one that is no longer needed.',
  },
  'name-taken': {
    status: 409,
    title: 'Name is taken',
    meaning: 'An account, or a saved filter of the list, has this name, perhaps in another spelling. Choose another.',
  },
  'last-owner': {
    status: 409,
    title: 'The list would have no owner',
    meaning: 'The last owner of a list can neither leave it nor change role. Make another member an owner first.',
  },
  'invitation-over': {
    status: 410,
    title: 'The invitation is over',
    meaning: 'It has expired, or has been used by as many people as it was for. Ask its sender for a new one.',
  },
  unavailable: {
    status: 503,
    title: 'Not available right now',
    meaning:
      'The database cannot do it now. A read can be repeated after `Retry-After`. A write may have happened: repeat it ' +
      'with the same Idempotency-Key only.',
  },
  internal: {
    status: 500,
    title: 'Internal error',
    meaning: 'A fault of this service, written to its log under `request_id`. Tell its operator.',
  },
};
