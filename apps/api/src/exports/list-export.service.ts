import { AsyncLocalStorage } from 'node:async_hooks';
import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { exportFormat } from '@todo/shared/todos/list-export';
import type { Todo } from '@todo/shared/todos/todo';
import type { Principal } from '../identity/principal.js';
import { ListsService } from '../lists/lists.service.js';
import { MembersService } from '../lists/members/members.service.js';
import { OwnerTodosService } from '../todos/owner-todos.service.js';
import type { ExportFormat } from './formats/export-format.js';

/** Todos held in memory at a time: three megabytes if all are of maximum length. */
const batchRows = 50;

/** A list as a file. */
export interface ExportedList {
  name: string;
  file: Readable;
}

/** Exports the todos of a list, for everybody who may read it. */
@Injectable()
export class ListExportService {
  constructor(
    private readonly lists: ListsService,
    private readonly members: MembersService,
    private readonly todos: OwnerTodosService,
  ) {}

  /**
   * The todos are read in batches while the file is sent, so that neither a long list nor a slow client costs memory.
   * @param origin scheme and host for the URLs of the todos
   * @throws AppError `not-found`
   */
  async of(principal: Principal, id: number, format: ExportFormat, origin: string): Promise<ExportedList> {
    const list = await this.lists.get(principal, id);
    const [members, ids] = await Promise.all([this.members.list(principal, id), this.todos.idsInOrder(id)]);
    const head = {
      format: exportFormat,
      version: 1,
      exported: new Date().toISOString(),
      list: { id, name: list.name },
      members: members.map((member) => ({ id: member.id, name: member.name })),
    } as const;
    // The client's reads trigger each batch, and their async context must not replace the consistency of this request.
    const inThisRequest = AsyncLocalStorage.snapshot();
    const read = (part: readonly number[]) => inThisRequest(() => this.todos.among(id, part, origin));
    return { name: list.name, file: Readable.from(format.write(head, inParts(ids, read), origin)) };
  }
}

/** Todos in the order of their ids in `ids`; those that went to the trash in the meantime are left out. */
async function* inParts(
  ids: readonly number[],
  read: (part: readonly number[]) => Promise<Todo[]>,
): AsyncGenerator<Todo[]> {
  for (let start = 0; start < ids.length; start += batchRows) {
    const part = ids.slice(start, start + batchRows);
    const found = new Map((await read(part)).map((todo) => [todo.id, todo]));
    yield part.flatMap((id) => found.get(id) ?? []).filter(({ deleted }) => deleted === undefined);
  }
}
