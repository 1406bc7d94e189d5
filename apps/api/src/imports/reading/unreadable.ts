import { AppError } from '../../errors/app-error.js';

/** The file as a whole cannot be read. @param detail says where, and what to do */
export function unreadable(detail: string, code = 'malformed'): AppError {
  return new AppError('import-unreadable', detail, { errors: [{ pointer: '', code, detail }] });
}
