import { AppError } from '../../errors/app-error.js';
import { toChange } from './change.mapper.js';
import type { UndoRefused } from './undo-refused.js';

/** What the client is told of an undo that is refused: the change that stands in the way too. */
export function undoRefused({ message, later }: UndoRefused, origin: string): AppError {
  if (!later) return new AppError('undo-refused', message);
  const by = later.by ? ` by ${later.by.name}` : '';
  return new AppError('undo-refused', `${message}: change ${later.seq}${by} stands in the way`, {
    members: { later: toChange(later, origin) },
  });
}
