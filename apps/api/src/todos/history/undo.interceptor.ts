import { Injectable } from '@nestjs/common';
import { TodoWriteInterceptor } from '../write/todo-write.interceptor.js';
import { undoRefused } from './undo-problem.js';
import { UndoRefused } from './undo-refused.js';

/** Responds like every write of one todo, and to a refusal with the change that stands in the way. */
@Injectable()
export class UndoInterceptor extends TodoWriteInterceptor {
  protected override explain(error: unknown, origin: string): unknown {
    return error instanceof UndoRefused ? undoRefused(error, origin) : super.explain(error, origin);
  }
}
