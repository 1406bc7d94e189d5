import { Injectable } from '@nestjs/common';
import { AppError } from '../../errors/app-error.js';
import { TodoWriteInterceptor } from '../write/todo-write.interceptor.js';
import { toChange } from './change.mapper.js';
import { UndoRefused } from './undo-refused.js';

/** Responds like every write of one todo, and to a refusal with the change that stands in the way. */
@Injectable()
export class UndoInterceptor extends TodoWriteInterceptor {
  protected override explain(error: unknown, origin: string): unknown {
    return error instanceof UndoRefused ? refused(error, origin) : super.explain(error, origin);
  }
}

function refused({ message, later }: UndoRefused, origin: string): AppError {
  if (!later) return new AppError('undo-refused', message);
  const by = later.by ? ` by ${later.by.name}` : '';
  return new AppError('undo-refused', `${message}: change ${later.seq}${by} stands in the way`, {
    members: { later: toChange(later, origin) },
  });
}
